import { sqlMigration } from '@sustento/platform/migrate'

/**
 * Messages in both directions with their evidences. What could tell about a person (content, header, keys) is sealed;
 * in the clear are ids, codes, digests, sizes and instants.
 */
export const createMessages = sqlMigration(
  'CreateMessages1795100000001',
  `CREATE TABLE messages (
     id                uuid PRIMARY KEY,
     direction         text NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
     state             text NOT NULL CHECK (state IN ('queued', 'sending', 'delivered', 'delivered-without-receipt',
                         'failed', 'given-up', 'received', 'confirmed')),
     partner           text NOT NULL,
     message_id        text NOT NULL,
     conversation_id   text NOT NULL,
     ref_to_message_id text NOT NULL,
     action            text NOT NULL,
     source            text NOT NULL,
     digests           jsonb NOT NULL,
     attempts          integer NOT NULL DEFAULT 0,
     round             integer NOT NULL DEFAULT 0,
     failure           text NOT NULL DEFAULT '',
     next_attempt_at   timestamptz,
     lease             uuid,
     leased_until      timestamptz,
     created_at        timestamptz NOT NULL,
     delivered_at      timestamptz
   );
   CREATE UNIQUE INDEX messages_received_once ON messages (partner, message_id) WHERE direction = 'incoming';
   CREATE UNIQUE INDEX messages_sent_once ON messages (message_id) WHERE direction = 'outgoing';
   CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state IN ('queued', 'sending');
   CREATE INDEX messages_conversation ON messages (conversation_id, id);

   CREATE TABLE wires (
     message         uuid PRIMARY KEY REFERENCES messages,
     content_type    text NOT NULL,
     framing         jsonb,
     block           text NOT NULL,
     sealed_envelope bytea NOT NULL,
     sealed_keys     bytea NOT NULL
   );
   CREATE TABLE parts (
     message       uuid NOT NULL REFERENCES messages,
     position      smallint NOT NULL,
     listed        smallint NOT NULL,
     id            text NOT NULL,
     kind          text NOT NULL,
     media_type    text NOT NULL,
     size          bigint NOT NULL,
     sha256        text NOT NULL,
     document_kind text NOT NULL,
     content_id    text NOT NULL,
     block         text NOT NULL,
     iv            bytea NOT NULL,
     compressed    boolean NOT NULL,
     signed_size   bigint NOT NULL,
     PRIMARY KEY (message, position),
     UNIQUE (message, id)
   );
   CREATE TABLE evidences (
     seq     bigserial PRIMARY KEY,
     message uuid NOT NULL REFERENCES messages,
     kind    text NOT NULL,
     at      timestamptz NOT NULL,
     sha256  text NOT NULL,
     signer  text NOT NULL,
     code    text NOT NULL,
     note    text NOT NULL,
     bytes   bytea
   );
   CREATE INDEX evidences_message ON evidences (message, seq);`,
)

/**
 * Contents as sealed chunks in daily partitions, so that the end of a retention drops a table and does not delete rows.
 * A content that has no message yet is listed in spools, and swept when nobody finished it.
 */
export const createChunks = sqlMigration(
  'CreateChunks1795100000002',
  `CREATE TABLE chunks (
     day     date NOT NULL,
     content uuid NOT NULL,
     part    smallint NOT NULL,
     seq     integer NOT NULL,
     sealed  bytea NOT NULL,
     PRIMARY KEY (day, content, part, seq)
   ) PARTITION BY RANGE (day);
   -- Sealed bytes do not compress: do not try.
   ALTER TABLE chunks ALTER COLUMN sealed SET STORAGE EXTERNAL;
   CREATE TABLE spools (
     content  uuid PRIMARY KEY,
     begun_at timestamptz NOT NULL
   );`,
)
