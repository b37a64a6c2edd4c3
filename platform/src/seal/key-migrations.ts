import type { MigrationClass } from '../migrations/migration-class.ts'
import { sqlMigration } from '../migrations/sql-migration.ts'

/**
 * The key database of a tenant and service: keys wrapped by keys, and the register of what was erased. It is backed up
 * apart from the data and kept for a short time only.
 */
const createKeys = sqlMigration(
  'CreateKeys1795000000005',
  `CREATE TABLE tenant_keys (
     purpose    text NOT NULL CHECK (purpose IN ('scopes', 'index')),
     version    integer NOT NULL CHECK (version BETWEEN 1 AND 65535),
     wrapped    bytea NOT NULL,
     created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (purpose, version)
   );
   CREATE TABLE scope_keys (
     scope      text PRIMARY KEY,
     version    integer NOT NULL,
     wrapped    bytea NOT NULL,
     created_at timestamptz NOT NULL DEFAULT clock_timestamp()
   );
   CREATE INDEX scope_keys_version ON scope_keys (version);
   CREATE TABLE erasures (
     scope     text PRIMARY KEY,
     erased_at timestamptz NOT NULL DEFAULT clock_timestamp()
   );`,
)

/** Migrations of every key database. */
export const keyMigrations: MigrationClass[] = [createKeys]

const createErasures = sqlMigration(
  'CreateErasures1795000000006',
  `CREATE TABLE erasures (
     scope     text PRIMARY KEY,
     erased_at timestamptz NOT NULL DEFAULT clock_timestamp()
   );`,
)

/** To be listed among a service's migrations when it seals: the copy of the erasure register beside the data. */
export const erasureMigrations: MigrationClass[] = [createErasures]
