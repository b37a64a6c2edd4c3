import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@sustento/platform/embedded/free-port'
import { ownDatabases } from '@sustento/platform/embedded/own-databases'
import { ownServer } from '@sustento/platform/embedded/own-server'
import { stopServer } from '@sustento/platform/embedded/postgres-server'
import { serverFolder } from '@sustento/platform/embedded/server-folder'

/** The PostgreSQL server of both of our sides, set up as an access point that runs alone sets up its own. */
export interface Server {
  pid: number
  /** Databases of their own for a side. */
  databases(name: string): Promise<{ url: string; keysUrl: string }>
  stop(): Promise<void>
}

/** Starts a server whose data lie in the folder. */
export async function startDatabases(data: string): Promise<Server> {
  const folder = await serverFolder(data, 'postgres', 'bench')
  const server = await ownServer(folder, 'bench', freePort)
  const [pid] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')
  return {
    pid: Number(pid),
    async databases(name) {
      const [own, keys] = [name.replaceAll('-', '_'), `${name.replaceAll('-', '_')}_keys`]
      const urls = await ownDatabases(server, { [own]: 'bench', [keys]: 'bench' })
      return { url: urls[own] ?? '', keysUrl: urls[keys] ?? '' }
    },
    stop: () => stopServer(folder),
  }
}
