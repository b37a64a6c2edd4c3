import { sqlMigration } from './sql-migration.ts'

/** What consumers of this service have handled, how far they read, and what they could not handle. */
export const createInbox = sqlMigration(
  'CreateInbox1795000000002',
  `CREATE TABLE inbox (
     event_id    uuid NOT NULL,
     consumer    text NOT NULL,
     received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (event_id, consumer)
   );
   CREATE INDEX inbox_received ON inbox (received_at);
   CREATE TABLE inbox_offsets (
     topic     text NOT NULL,
     consumer  text NOT NULL,
     partition integer NOT NULL,
     position  bigint NOT NULL,
     PRIMARY KEY (topic, consumer, partition)
   );
   CREATE TABLE dead_letters (
     event_id    uuid NOT NULL,
     consumer    text NOT NULL,
     topic       text NOT NULL,
     partition   integer NOT NULL,
     position    bigint NOT NULL,
     source      text NOT NULL,
     type        text NOT NULL,
     subject     text NOT NULL,
     key         text NOT NULL,
     time        timestamptz NOT NULL,
     traceparent text,
     data        bytea NOT NULL,
     reason      text NOT NULL,
     failed_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
     replayed_at timestamptz,
     PRIMARY KEY (event_id, consumer)
   );`,
)
