import { createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a file that is on the disk when the promise resolves; the entry in its folder is not: see `syncFolder`. */
export async function writeDurably(path: string, content: string | Uint8Array | AsyncIterable<Uint8Array>) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const source = bytes instanceof Uint8Array ? Readable.from([bytes]) : Readable.from(bytes)
  await pipeline(source, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}

/** Writes JSON durably. */
export function writeJson(path: string, content: object): Promise<void> {
  return writeDurably(path, `${JSON.stringify(content, null, 2)}\n`)
}

/** Makes the entries of a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Moves a file or folder within the file system; the move is on the disk when the promise resolves. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
  await syncFolder(dirname(from))
}
