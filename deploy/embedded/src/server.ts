import { secret } from '@sustento/platform/embedded/kept-files'
import { type OwnServer, ownServer } from '@sustento/platform/embedded/own-server'
import { checkPortsAreFree } from './free-ports.ts'
import type { Folders, Ports } from './layout.ts'

/** Adopts the State's PostgreSQL server when it still runs, otherwise starts it; makes it at first start. */
export async function stateServer(folders: Folders, ports: Ports): Promise<OwnServer> {
  return ownServer(folders.postgres, await secret(folders.secrets, 'postgres'), async () => {
    await checkPortsAreFree(ports)
    return ports.postgres
  })
}
