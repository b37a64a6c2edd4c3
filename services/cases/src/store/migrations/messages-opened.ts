import { sqlMigration } from '@sustento/platform/migrate'

/** When somebody read a message of the other authority: its sender may be owed a proof of it. */
export const messagesOpened = sqlMigration(
  'MessagesOpened1795000000104',
  'ALTER TABLE incoming_messages ADD opened_at timestamptz',
)
