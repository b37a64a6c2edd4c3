import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { Fault } from '../errors.ts'
import { seal, unseal } from '../seal/seal.ts'
import { dayOf } from './object-day.ts'
import { type Bytes, pieces } from './pieces.ts'

/** Bytes of content in one sealed row. */
export const chunkBytes = 1024 * 1024

/** What was stored under an id. */
export interface StoredObject {
  size: number
  /** SHA-256 of the content, hexadecimal. */
  sha256: string
}

/** A key and the tenant that it belongs to, which is part of every chunk's place. */
export interface ChunkKey {
  tenant: string
  key: Buffer
}

/**
 * Stores a content as it comes, in the transaction of the row that it belongs to; one chunk at a time is in memory.
 * The place of a chunk says whose it is, which one, and whether it is the last: chunks that were moved, exchanged or
 * cut off do not open. `objectId` is a UUIDv7.
 */
export async function writeChunks(
  tx: EntityManager,
  key: ChunkKey,
  objectId: string,
  source: Bytes,
): Promise<StoredObject> {
  const day = dayOf(objectId)
  await tx.query('SELECT ensure_chunks_of($1)', [day])
  const hash = createHash('sha256')
  let size = 0
  let n = 0
  for await (const { bytes, last } of pieces(source, chunkBytes)) {
    hash.update(bytes)
    size += bytes.length
    const sealed = seal(key.key, placeOf(key, objectId, n, last), bytes)
    await tx.query('INSERT INTO chunks (created_on, object_id, n, sealed) VALUES ($1, $2, $3, $4)', [
      day,
      objectId,
      n,
      sealed,
    ])
    n += 1
  }
  return { size, sha256: hash.digest('hex') }
}

/** Reads a content chunk by chunk. Throws when a chunk is missing, foreign or changed, before it gives its bytes. */
export async function* readChunks(em: EntityManager, key: ChunkKey, objectId: string): AsyncGenerator<Buffer> {
  const day = dayOf(objectId)
  const [{ count }] = await em.query(
    'SELECT count(*)::int AS count FROM chunks WHERE created_on = $1 AND object_id = $2',
    [day, objectId],
  )
  if (count === 0) throw new Fault('an object has no chunks')
  for (let n = 0; n < count; n++) {
    const [row]: { sealed: Buffer }[] = await em.query(
      'SELECT sealed FROM chunks WHERE created_on = $1 AND object_id = $2 AND n = $3',
      [day, objectId, n],
    )
    if (!row) throw new Fault('a chunk of an object is missing')
    yield unseal(key.key, placeOf(key, objectId, n, n === count - 1), row.sealed)
  }
}

/** Removes a content. */
export async function deleteChunks(tx: EntityManager, objectId: string): Promise<void> {
  await tx.query('DELETE FROM chunks WHERE created_on = $1 AND object_id = $2', [dayOf(objectId), objectId])
}

function placeOf({ tenant }: ChunkKey, objectId: string, n: number, last: boolean): string {
  return `${tenant}/chunks/${objectId}/${n}${last ? '/last' : ''}`
}
