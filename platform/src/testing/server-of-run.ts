import { mkdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../embedded/free-port.ts'
import { createServer, startServer } from '../embedded/postgres-server.ts'

/** Password of every role of the test server, which listens on the loopback interface only. */
export const testPassword = 'only-in-tests'

// What a test writes need not survive a crash of the machine.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '400',
  shared_buffers: '64MB',
  max_wal_size: '128MB',
  jit: 'off',
  // Shared memory as files of the data folder, so that nothing stays behind when the server is stopped at once.
  dynamic_shared_memory_type: 'mmap',
  scram_iterations: '1',
}

/** The port of the run's server. Whoever makes the folder `starting` first starts it; the others wait. */
export async function portOfRun(folder: string): Promise<number> {
  for (let waited = 0; waited < 600; waited++) {
    const port = await readFile(join(folder, 'port'), 'utf8').catch(() => '')
    if (port) return Number(port)
    if (await made(join(folder, 'starting'))) return start(folder)
    await sleep(100)
  }
  throw new Error(`the test server in ${folder} did not start within a minute`)
}

async function made(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  )
}

async function start(folder: string): Promise<number> {
  try {
    await createServer(folder, testPassword, ['--no-sync', '--no-data-checksums'])
    const port = await freePort()
    await startServer(folder, port, settings)
    await writeFile(join(folder, 'port.new'), String(port))
    await rename(join(folder, 'port.new'), join(folder, 'port'))
    return port
  } catch (e) {
    await rmdir(join(folder, 'starting'))
    throw e
  }
}
