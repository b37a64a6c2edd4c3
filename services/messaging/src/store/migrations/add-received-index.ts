import { sqlMigration } from '@sustento/platform/migrate'

/** What was received and waits for somebody to take it over is found without looking at all that ever came. */
export const addReceivedIndex = sqlMigration(
  'AddReceivedIndex1795100000201',
  `CREATE INDEX messages_received ON messages (id) WHERE state = 'received';`,
)
