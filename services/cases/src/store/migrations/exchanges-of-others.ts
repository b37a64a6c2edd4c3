import { sqlMigration } from '@sustento/platform/migrate'

/** Names of exchanges that other authorities began: any short text, and two authorities may use the same. */
export const exchangesOfOthers = sqlMigration(
  'ExchangesOfOthers1795000000105',
  `ALTER TABLE cases DROP CONSTRAINT cases_conversation_id_key, ALTER conversation_id TYPE text;
   CREATE INDEX cases_exchange ON cases (conversation_id, partner);
   ALTER TABLE incoming_messages ALTER conversation_id TYPE text;
   CREATE INDEX incoming_messages_exchange ON incoming_messages (conversation_id, partner);`,
)
