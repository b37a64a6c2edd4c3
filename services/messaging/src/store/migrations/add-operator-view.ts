import { sqlMigration } from '@sustento/platform/migrate'

/**
 * What operators look at is found without reading all that was ever exchanged: what failed, what happened in the last
 * days, what was told about a message. Instants only grow, so the small kind of index does for them.
 */
export const addOperatorView = sqlMigration(
  'AddOperatorView1795100000401',
  `CREATE INDEX messages_failed ON messages (id) WHERE state = 'failed';
   CREATE INDEX messages_created_at ON messages USING brin (created_at) WITH (autosummarize = on);
   CREATE INDEX messages_delivered_at ON messages USING brin (delivered_at) WITH (autosummarize = on);
   CREATE INDEX evidences_at ON evidences USING brin (at) WITH (autosummarize = on);
   CREATE INDEX outbox_subject ON outbox (subject);`,
)
