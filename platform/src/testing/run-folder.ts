import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { canEnter, serverUser } from '../embedded/os-user.ts'
import { isAlive, stopServer } from '../embedded/postgres-server.ts'

/**
 * The folder of one jest run, named by the id of its main process: workers find it by their parent's id, so nothing
 * needs to be passed to them.
 */
export async function runFolder(pid: number): Promise<string> {
  return join(await runsFolder(), `run-${pid}`)
}

/** The folder of the run that this process belongs to, as jest itself or as one of its workers. */
export async function presentRunFolder(): Promise<string> {
  for (const pid of [process.pid, process.ppid]) {
    const folder = await runFolder(pid)
    if (existsSync(folder)) return folder
  }
  throw new Error('no test run: jest.config.js must name testing/global-setup as globalSetup')
}

/** Stops the servers and removes the folders of runs that were killed. */
export async function removeDeadRuns(): Promise<void> {
  const runs = await runsFolder()
  const found = await readdir(runs).catch(() => [])
  for (const name of found) {
    const pid = Number(name.replace('run-', ''))
    if (pid !== process.pid && isAlive(pid)) continue
    await removeRun(join(runs, name))
  }
}

/** Stops the server of a run, if it has one, and removes its folder. */
export async function removeRun(folder: string): Promise<void> {
  await stopServer(folder, 'immediate')
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

async function runsFolder(): Promise<string> {
  // The server's own account must reach its data, which a private TMPDIR of root would prevent.
  const base = (await canEnter(await serverUser(), tmpdir())) ? tmpdir() : '/tmp'
  return join(base, `sustento-tests-${userInfo().username}`)
}
