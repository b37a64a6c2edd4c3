import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer, runningPort, startServer } from './postgres-server.ts'

/** A PostgreSQL server that runs in a folder of ours. */
export interface OwnServer {
  port: number
  /** Of the superuser `postgres`. */
  password: string
  /** It was running already: a killed process left it, and this one goes on with it. */
  adopted: boolean
}

/** Adopts the server of a folder when it still runs, otherwise starts it on the given port; makes it at first start. */
export async function ownServer(
  folder: string,
  password: string,
  freePort: () => number | Promise<number>,
): Promise<OwnServer> {
  const running = await runningPort(folder)
  if (running !== undefined) return { port: running, password, adopted: true }
  const port = await freePort()
  const made = await stat(join(folder, 'data', 'PG_VERSION')).catch(() => undefined)
  if (!made) await createServer(folder, password, ['--data-checksums'])
  await startServer(folder, port, settings)
  return { port, password, adopted: false }
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
