import { sqlMigration } from '@sustento/platform/migrate'

/** Messages are marked as erased, and those made from the resources of one case are found. */
export const addErasure = sqlMigration(
  'AddErasure1795100000003',
  `ALTER TABLE messages ADD COLUMN erased_at timestamptz;
   CREATE INDEX messages_source ON messages (source text_pattern_ops) WHERE direction = 'outgoing';`,
)
