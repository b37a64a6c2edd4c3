import type { MigrationClass } from '../migrations/migration-class.ts'
import { sqlMigration } from '../migrations/sql-migration.ts'

/**
 * A tenant's bus. A topic is one partition: its row is locked to the commit of a publication, so positions are given in
 * the order of commit and a reader that goes by position passes over nothing.
 */
const createBus = sqlMigration(
  'CreateBus1795000000007',
  `CREATE TABLE topics (
     topic text PRIMARY KEY,
     last  bigint NOT NULL
   );
   CREATE TABLE events (
     topic       text NOT NULL,
     position    bigint NOT NULL,
     id          uuid NOT NULL,
     source      text NOT NULL,
     type        text NOT NULL,
     subject     text NOT NULL,
     key         text NOT NULL,
     time        timestamptz NOT NULL,
     traceparent text,
     data        bytea NOT NULL,
     PRIMARY KEY (topic, position)
   );`,
)

/** When an event came, so that old ones are removed. */
const keepForAWhile = sqlMigration(
  'KeepEventsForAWhile1795000000008',
  `ALTER TABLE events ADD COLUMN published_at timestamptz NOT NULL DEFAULT now();
   CREATE INDEX events_published ON events (topic, published_at);`,
)

/** Migrations of every bus database. */
export const busMigrations: MigrationClass[] = [createBus, keepForAWhile]
