import { createHash } from 'node:crypto'
import { Fault } from '@sustento/platform/errors'
import type { EntityManager } from 'typeorm'
import type { Sealer } from './sealer.ts'

/** Bytes in one sealed row. */
const CHUNK = 1024 * 1024

/** What was stored under an id. */
export interface StoredBlob {
  size: number
  /** SHA-256 of the content, hexadecimal. */
  sha256: string
}

type Parts = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Stores bytes as sealed chunks, as they come: at most one chunk is held in memory. The place of a chunk says which it
 * is and whether it is the last, so that chunks neither move nor go missing unnoticed.
 */
export async function writeBlob(tx: EntityManager, sealer: Sealer, id: string, parts: Parts): Promise<StoredBlob> {
  const hash = createHash('sha256')
  let size = 0
  let held = Buffer.alloc(0)
  let seq = 0
  const store = async (plain: Uint8Array, last: boolean) => {
    const sealed = sealer.seal('blob_chunks', id, columnOf(seq, last), plain)
    await tx.query('INSERT INTO blob_chunks (blob, seq, sealed) VALUES ($1, $2, $3)', [id, seq, sealed])
    seq++
  }
  for await (const part of parts) {
    hash.update(part)
    size += part.length
    held = Buffer.concat([held, part])
    for (; held.length > CHUNK; held = held.subarray(CHUNK)) await store(held.subarray(0, CHUNK), false)
  }
  await store(held, true)
  return { size, sha256: hash.digest('hex') }
}

/** The bytes stored under an id, chunk by chunk. */
export async function* readBlob(em: EntityManager, sealer: Sealer, id: string): AsyncGenerator<Buffer> {
  const [{ count }]: [{ count: number }] = await em.query(
    'SELECT count(*)::int AS count FROM blob_chunks WHERE blob = $1',
    [id],
  )
  if (count === 0) throw new Fault(`blob ${id} has no chunks`)
  for (let seq = 0; seq < count; seq++) {
    const [row]: { sealed: Buffer }[] = await em.query('SELECT sealed FROM blob_chunks WHERE blob = $1 AND seq = $2', [
      id,
      seq,
    ])
    if (!row) throw new Fault(`chunk ${seq} of blob ${id} is missing`)
    yield sealer.open('blob_chunks', id, columnOf(seq, seq === count - 1), row.sealed)
  }
}

/** Removes these bytes. */
export async function deleteBlobs(tx: EntityManager, ids: string[]): Promise<void> {
  await tx.query('DELETE FROM blob_chunks WHERE blob = ANY($1::uuid[])', [ids])
}

function columnOf(seq: number, last: boolean): string {
  return `${seq}${last ? '/last' : ''}`
}
