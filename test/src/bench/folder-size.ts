import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes of all files below a folder; links are not followed. */
export async function folderSize(path: string): Promise<number> {
  const known = await lstat(path)
  if (!known.isDirectory()) return known.size
  let sum = 0
  for (const entry of await readdir(path)) sum += await folderSize(join(path, entry))
  return sum
}
