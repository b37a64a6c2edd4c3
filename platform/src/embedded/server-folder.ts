import { join, resolve } from 'node:path'
import { canEnter, serverUser } from './os-user.ts'

/**
 * The folder of a server that belongs to a data folder, which exists. PostgreSQL does not run as root; where root's data
 * folder cannot be entered by the server's own account, the server lives under `/var/tmp`, in a folder with the given id.
 */
export async function serverFolder(data: string, within: string, id: string): Promise<string> {
  const inside = await canEnter(await serverUser(), resolve(data)).catch(() => false)
  return join(inside ? resolve(data) : `/var/tmp/sustento-${id}`, within)
}
