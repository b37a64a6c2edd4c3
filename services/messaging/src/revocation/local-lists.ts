import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Log } from '@sustento/platform/log'

/** Files of the folder that are looked at. */
const most = 100

/** The files of a folder, but for those that are too large to be believed: their sizes are looked at before they are read. */
export async function localLists(folder: string, largest: number, log: Log): Promise<Buffer[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const named = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).slice(0, most)
    const read = await Promise.all(named.map(({ name }) => readUpTo(join(folder, name), largest)))
    const fits = read.filter((bytes) => bytes !== undefined)
    if (fits.length < read.length)
      log.error({ largest }, 'a revocation list of the folder is too large, and is not read')
    return fits
  } catch (err) {
    log.error({ err }, 'the revocation lists of the folder cannot be read')
    return []
  }
}

/** The bytes of a file; undefined when it is larger, also when it has grown since it was looked at. */
async function readUpTo(path: string, largest: number): Promise<Buffer | undefined> {
  const found = await stat(path)
  if (!found.isFile() || found.size > largest) return undefined
  const bytes = await buffer(createReadStream(path, { end: largest }))
  return bytes.length > largest ? undefined : bytes
}
