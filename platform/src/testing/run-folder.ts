import { existsSync } from 'node:fs'
import { glob, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { canEnter, serverUser } from '../embedded/os-user.ts'
import { isAlive, stopServer } from '../embedded/postgres-server.ts'

/**
 * The folder that a jest run with this main process is to use. In memory where there is room: a database is copied
 * there in a tenth of the time.
 */
export async function newRunFolder(pid: number): Promise<string> {
  const user = await serverUser()
  for (const base of [memory, tmpdir()]) {
    if ((await freeBytes(base)) > needed && (await canEnter(user, base))) return runFolder(base, pid)
  }
  // Root with a TMPDIR of its own: the server's account must reach its data.
  return runFolder('/tmp', pid)
}

const memory = '/dev/shm'
/** For the databases of a run and of the States that it starts. */
const needed = 3 * 2 ** 30
/** Where a server keeps its many files. */
const tables = new Set(['base', 'pg_wal'])

async function freeBytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => undefined)
  return found ? found.bavail * found.bsize : 0
}

/**
 * The folder of the run that this process belongs to, as jest itself or as one of its workers: it is named by the id
 * of the main process, so nothing needs to be passed to workers.
 */
export function presentRunFolder(): string {
  for (const pid of [process.pid, process.ppid]) {
    const folder = bases()
      .map((base) => runFolder(base, pid))
      .find(existsSync)
    if (folder) return folder
  }
  throw new Error('no test run: jest.config.js must name testing/global-setup as globalSetup')
}

/** Stops the servers and removes the folders of runs that were killed. */
export async function removeDeadRuns(): Promise<void> {
  for (const runs of bases().map(runsFolder)) {
    const found = await readdir(runs).catch(() => [])
    for (const name of found) {
      const pid = Number(name.replace('run-', ''))
      if (pid === process.pid || !isAlive(pid)) await removeRun(join(runs, name))
    }
  }
}

/** Stops every server that works in the folder of a run, and removes the folder. */
export async function removeRun(folder: string): Promise<void> {
  for await (const server of serversIn(folder)) await stopServer(server, 'immediate')
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

async function* serversIn(folder: string): AsyncGenerator<string> {
  const options = {
    cwd: folder,
    withFileTypes: true,
    exclude: ({ name }: { name: string }) => tables.has(name),
  } as const
  for await (const { parentPath } of glob('**/data/postmaster.pid', options)) yield dirname(parentPath)
}

function bases(): string[] {
  return [...new Set([memory, tmpdir(), '/tmp'])]
}

function runFolder(base: string, pid: number): string {
  return join(runsFolder(base), `run-${pid}`)
}

function runsFolder(base: string): string {
  return join(base, `sustento-tests-${userInfo().username}`)
}
