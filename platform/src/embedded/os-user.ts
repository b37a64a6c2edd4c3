import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The account that the server runs as. */
export interface OsUser {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root: as root, its own account `postgres` is used and made when missing. Otherwise
 * `undefined`, which means the present account.
 */
export async function serverUser(): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const known = await findUser('postgres')
  if (known) return known
  // Two processes may try at once; whoever comes second finds the account below.
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() => undefined)
  const made = await findUser('postgres')
  if (!made) throw new Error('PostgreSQL does not run as root and the account "postgres" could not be made')
  return made
}

async function findUser(name: string): Promise<OsUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** Whether the account can enter the folder: every folder above it must let it pass (a checkout under /root does not). */
export async function canEnter(user: OsUser | undefined, folder: string): Promise<boolean> {
  if (!user) return true
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at)
    const needed = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001
    if ((found.mode & needed) === 0) return false
    if (at === dirname(at)) return true
  }
}
