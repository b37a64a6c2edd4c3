import { sqlMigration } from './sql-migration.ts'

/**
 * Facts of this service, kept for good: the append-only truth that projections are rebuilt from. `seq` is the order of
 * writing (which is the order of commit only within one aggregate), `position` the order of publication, given before.
 */
export const createOutbox = sqlMigration(
  'CreateOutbox1795000000001',
  `CREATE TABLE outbox (
     seq          bigserial PRIMARY KEY,
     id           uuid NOT NULL UNIQUE,
     type         text NOT NULL,
     subject      text NOT NULL,
     data         bytea NOT NULL,
     traceparent  text,
     created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
     position     bigint UNIQUE,
     published_at timestamptz
   );
   CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;`,
)
