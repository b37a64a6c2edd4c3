import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Where an access point keeps what it exchanges with its user. All of it is on one file system: things are moved. */
export interface Folders {
  outbox: string
  sent: string
  inbox: string
  refused: string
  /** What is not yet complete. */
  work: { inbox: string; sent: string }
  /** Database password and key-encryption key. */
  secrets: string
}

/** Makes what is missing; the database server's own account may pass through the data folder and enter none of these. */
export async function foldersIn(data: string): Promise<Folders> {
  const work = join(data, 'work')
  const folders: Folders = {
    outbox: join(data, 'outbox'),
    sent: join(data, 'sent'),
    inbox: join(data, 'inbox'),
    refused: join(data, 'refused.jsonl'),
    work: { inbox: join(work, 'inbox'), sent: join(work, 'sent') },
    secrets: join(data, 'secrets'),
  }
  await mkdir(data, { recursive: true, mode: 0o711 })
  const { outbox, sent, inbox, secrets } = folders
  for (const path of [outbox, sent, inbox, secrets, work, folders.work.inbox, folders.work.sent]) {
    await mkdir(path, { recursive: true, mode: 0o700 })
  }
  return folders
}
