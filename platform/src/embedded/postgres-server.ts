import { chown, mkdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { postgresBinaries } from './binaries.ts'
import { serverUser } from './os-user.ts'
import { runProgram } from './run-program.ts'

// A PostgreSQL server of the embedded profile or of a test run. It belongs to a folder and not to this process: it
// outlives a killed process, and `runningPort` lets the next one adopt it. The folder must be reachable by the account
// of the server (see os-user.ts); it holds `data/`, `server.log` and, where needed, `programs/`.

/** Makes the data folder, once, with a superuser `postgres`. Every connection needs a password (SCRAM). */
export async function createServer(folder: string, password: string, flags: string[] = []): Promise<void> {
  const user = await serverUser()
  const data = join(folder, 'data')
  const secret = join(folder, 'password')
  // the server's own account has to pass every folder on the way to its data
  await mkdir(folder, { recursive: true, mode: 0o711 })
  await mkdir(data, { recursive: true, mode: 0o700 })
  await writeFile(secret, password, { mode: 0o600 })
  if (user) for (const path of [folder, data, secret]) await chown(path, user.uid, user.gid)
  try {
    const { initdb } = await postgresBinaries(folder, user)
    await runProgram(initdb, [`--pgdata=${data}`, `--pwfile=${secret}`, ...initFlags, ...flags], folder, user)
  } finally {
    await rm(secret)
  }
}

// Code-point order and UTF-8 on every machine, so that a listing is sorted alike everywhere.
const initFlags = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

/** Starts the server on the loopback interface; resolves when it accepts connections. */
export async function startServer(folder: string, port: number, settings: Record<string, string>): Promise<void> {
  const user = await serverUser()
  const { pgCtl } = await postgresBinaries(folder, user)
  const all = { ...settings, listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)
  const log = join(folder, 'server.log')
  const options = [`-p ${port}`, ...flags].join(' ')
  await runProgram(pgCtl, ['start', '-w', '-D', join(folder, 'data'), '-l', log, '-o', options], folder, user)
}

/** Stops the server: `fast` ends its connections and writes a checkpoint, `immediate` leaves recovery to the next start. */
export async function stopServer(folder: string, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  if ((await runningPort(folder)) === undefined) return
  const user = await serverUser()
  const { pgCtl } = await postgresBinaries(folder, user)
  await runProgram(pgCtl, ['stop', '-w', '-m', mode, '-D', join(folder, 'data')], folder, user)
}

/** The port of the server that runs in this folder, whoever started it. */
export async function runningPort(folder: string): Promise<number | undefined> {
  const data = join(folder, 'data')
  const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
  const [pid, , , port] = lines
  if (!pid || !port || !isAlive(Number(pid))) return undefined
  return (await worksIn(Number(pid), data)) ? Number(port) : undefined
}

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** After a crash of the machine the id in the file may belong to another program; where /proc tells, it is asked. */
async function worksIn(pid: number, data: string): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return cwd === undefined || cwd === (await realpath(data))
}
