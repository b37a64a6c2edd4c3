import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer, runningPort, startServer } from '@sustento/platform/embedded/postgres-server'
import { checkPortsAreFree } from './free-ports.ts'
import type { Folders, Ports } from './layout.ts'
import { secret } from './secrets.ts'

/** The PostgreSQL server of a State. */
export interface StateServer {
  port: number
  password: string
  /** It was running already: a killed State left it, and this one goes on with it. */
  adopted: boolean
}

/** Adopts the State's server when it still runs, otherwise starts it; makes it at first start. */
export async function stateServer(folders: Folders, ports: Ports): Promise<StateServer> {
  const password = await secret(folders.secrets, 'postgres')
  const running = await runningPort(folders.postgres)
  if (running !== undefined) return { port: running, password, adopted: true }
  await checkPortsAreFree(ports)
  const made = await stat(join(folders.postgres, 'data', 'PG_VERSION')).catch(() => undefined)
  if (!made) await createServer(folders.postgres, password, ['--data-checksums'])
  await startServer(folders.postgres, ports.postgres, settings)
  return { port: ports.postgres, password, adopted: false }
}

const settings = {
  max_connections: '200',
  shared_buffers: '64MB',
  log_min_messages: 'warning',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}
