import { sqlMigration } from '@sustento/platform/migrate'

/**
 * Messages for another authority of the State, which are forwarded to it, and messages that another one has forwarded to
 * us: through whose hands they came, and from whom they are.
 */
export const addForwarding = sqlMigration(
  'AddForwarding1795100000501',
  `ALTER TABLE messages DROP CONSTRAINT messages_state_check;
   ALTER TABLE messages ADD CONSTRAINT messages_state_check CHECK (state IN ('queued', 'sending', 'delivered',
     'delivered-without-receipt', 'failed', 'given-up', 'received', 'confirmed', 'forwarding', 'forwarded'));
   ALTER TABLE messages ADD COLUMN forwarded_by text NOT NULL DEFAULT '';
   ALTER TABLE messages ADD COLUMN original_partner text NOT NULL DEFAULT '';
   ALTER TABLE messages ADD COLUMN original_message_id text NOT NULL DEFAULT '';
   CREATE INDEX messages_forwarding ON messages (id) WHERE state = 'forwarding';
   CREATE TABLE forwardings (
     message uuid PRIMARY KEY REFERENCES messages,
     partner text NOT NULL,
     attempt integer NOT NULL,
     step    text NOT NULL CHECK (step IN ('send', 'await', 'tell', 'done')),
     failure text NOT NULL DEFAULT '',
     next_at timestamptz NOT NULL,
     sent    uuid REFERENCES messages
   );
   CREATE INDEX forwardings_open ON forwardings (next_at) WHERE step <> 'done';
   CREATE INDEX forwardings_sent ON forwardings (sent);
   ALTER TABLE ecodex_work DROP CONSTRAINT ecodex_work_step_check;
   ALTER TABLE ecodex_work ADD CONSTRAINT ecodex_work_step_check
     CHECK (step IN ('arrived', 'not-taken-over', 'taken-over', 'not-opened', 'opened'));`,
)
