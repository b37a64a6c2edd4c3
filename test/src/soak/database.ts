import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownDatabases } from '@sustento/platform/embedded/own-databases'
import { createServer, isAlive, startServer, stopServer } from '@sustento/platform/embedded/postgres-server'

/** A database server that can be killed. */
export interface Database {
  url: string
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

const name = 'access_point'
const password = 'soak'
// Everything that makes a commit durable stays as it is.
const settings = { max_connections: '60', shared_buffers: '64MB', log_min_messages: 'fatal' }
const tries = 300

/** Makes a server in a folder, with one database. */
export async function openDatabase(folder: string, port: number): Promise<Database> {
  await createServer(folder, password, ['--data-checksums'])
  await startServer(folder, port, settings)
  const { [name]: url = '' } = await ownDatabases({ port, password, adopted: false }, { [name]: password })
  return {
    url,
    async kill() {
      const [pid] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
      while (isAlive(Number(pid))) await sleep(20)
    },
    start: () => startAgain(folder, port),
    stop: () => stopServer(folder),
  }
}

/** What is left of a server that was killed holds its memory for a moment, in which another one does not start. */
async function startAgain(folder: string, port: number): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await startServer(folder, port, settings)
    } catch (error) {
      if (left === 0) throw error
      await sleep(200)
    }
  }
}
