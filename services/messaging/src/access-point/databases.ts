import { randomBytes } from 'node:crypto'
import { freePort } from '@sustento/platform/embedded/free-port'
import { keepRunning } from '@sustento/platform/embedded/keep-running'
import { kept, secret } from '@sustento/platform/embedded/kept-files'
import { ownDatabases } from '@sustento/platform/embedded/own-databases'
import { ownServer } from '@sustento/platform/embedded/own-server'
import { stopServer } from '@sustento/platform/embedded/postgres-server'
import { serverFolder } from '@sustento/platform/embedded/server-folder'
import type { Log } from '@sustento/platform/log'
import type { Loop } from '@sustento/platform/loop'
import type { Config } from './config/config.ts'
import { withSchema } from './database-url.ts'

/** Where messages and the keys that seal them are kept. */
export interface Databases {
  url: string
  keysUrl: string
  /** Sees that the server runs when it is ours. */
  watch: Loop[]
  /** Stops the server when it is ours. */
  stop(): Promise<void>
}

const keysSchema = 'access_point_keys'

/**
 * The databases that the configuration names, or those of a PostgreSQL server of our own in the data folder: made at first
 * start, and adopted when a process that was killed has left it running.
 */
export async function databasesOf({ data, database }: Config, secrets: string, log: Log): Promise<Databases> {
  await kept(secrets, 'kek', () => randomBytes(32).toString('base64'))
  if (database) {
    const { url } = database
    const keysUrl = 'keysUrl' in database ? database.keysUrl : await withSchema(url, keysSchema)
    return { url, keysUrl, watch: [], stop: async () => undefined }
  }
  // Not named by the path: a new folder at the place of an old one gets a new server, a moved one keeps its own.
  const id = await kept(secrets, 'server-id', () => randomBytes(6).toString('hex'))
  const folder = await serverFolder(data, 'postgres', id)
  const password = await secret(secrets, 'postgres')
  const server = await ownServer(folder, password, freePort)
  const names = ['access_point', 'access_point_keys']
  const passwords: Record<string, string> = {}
  for (const name of names) passwords[name] = await secret(secrets, `database-${name}`)
  const { access_point: url = '', access_point_keys: keysUrl = '' } = await ownDatabases(server, passwords)
  const watch = [keepRunning(folder, password, server.port, log)]
  return { url, keysUrl, watch, stop: () => stopServer(folder) }
}
