import { sqlMigration } from './sql-migration.ts'

/** Requests that changed something, so that a repeated one gets the first answer: a resource name, no content. */
export const createRequestIds = sqlMigration(
  'CreateRequestIds1795000000004',
  `CREATE TABLE request_ids (
     actor      text NOT NULL,
     request_id uuid NOT NULL,
     hash       bytea NOT NULL,
     answer     text,
     created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (actor, request_id)
   );
   CREATE INDEX request_ids_created ON request_ids (created_at);`,
)
