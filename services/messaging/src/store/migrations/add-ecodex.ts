import { sqlMigration } from '@sustento/platform/migrate'

/**
 * Messages of partners with e-CODEX: what their evidences are about, and for those that we sent what is proved so far.
 * Work is what a message has caused and is not done; it is made in the transaction of its cause.
 */
export const addEcodex = sqlMigration(
  'AddEcodex1795100000101',
  `CREATE TABLE ecodex_messages (
     message uuid PRIMARY KEY REFERENCES messages,
     subject jsonb NOT NULL,
     chain   jsonb,
     due_at  timestamptz
   );
   CREATE INDEX ecodex_messages_due ON ecodex_messages (due_at) WHERE due_at IS NOT NULL;
   CREATE TABLE ecodex_work (
     message uuid NOT NULL REFERENCES messages,
     step    text NOT NULL CHECK (step IN ('arrived', 'taken-over', 'opened')),
     at      timestamptz NOT NULL,
     next_at timestamptz NOT NULL,
     PRIMARY KEY (message, step)
   );
   CREATE INDEX ecodex_work_next ON ecodex_work (next_at);`,
)
