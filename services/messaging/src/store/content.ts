import { dayOf } from '@sustento/platform/chunks/object-day'
import { unseal } from '@sustento/platform/seal/seal'
import { type SealedPieces, type Sealer, sealer, unsealPieces } from '@sustento/platform/seal/seal-pieces'
import type { DataSource } from 'typeorm'
import { copyOut } from './copy-chunk.ts'
import type { Spool } from './spools.ts'

/** Bytes of every chunk of a content but the last. */
export const chunkBytes = 1 << 20

/** A part of a content, and the tenant that it belongs to. */
export interface Place {
  tenant: string
  content: string
  part: number
}

/** Takes a content in; at most one chunk of it is held, sealed. */
export interface ContentWriter {
  write(bytes: Buffer): Promise<void>
  end(): Promise<void>
}

/** Seals what is written in chunks of 1 MiB, each bound to its place. */
export function contentWriter(spool: Spool, key: Buffer, place: Place): ContentWriter {
  let chunk: Sealer | undefined
  let size = 0
  let seq = 0
  const flush = async (whole: Sealer) => {
    chunk = undefined
    size = 0
    await spool.write({ part: place.part, seq: seq++, sealed: whole.end() })
  }
  return {
    async write(bytes) {
      for (let rest = bytes; rest.length > 0; ) {
        const taken = rest.subarray(0, chunkBytes - size)
        chunk ??= sealer(key, whereOf(place, seq))
        chunk.update(taken)
        size += taken.length
        rest = rest.subarray(taken.length)
        if (size === chunkBytes) await flush(chunk)
      }
    },
    async end() {
      if (chunk) await flush(chunk)
    },
  }
}

/**
 * Reads a content in pieces, no further than its size. Each chunk is authentic before a piece of it is given; whether all
 * are there, the size tells. Of a small one the sealed bytes may be at hand.
 */
export async function* readContent(
  db: DataSource,
  key: Buffer,
  place: Place,
  size = Number.POSITIVE_INFINITY,
  sealed: Buffer | null = null,
): AsyncGenerator<Buffer> {
  if (sealed !== null) return yield unseal(key, whereOf(place, 0), sealed)
  for (let seq = 0; seq * chunkBytes < size; seq++) {
    const isSmall = size - seq * chunkBytes <= smallBytes
    const pieces = isSmall ? await readSmall(db, key, place, seq) : await readLarge(db, key, place, seq)
    if (pieces.length === 0) return
    yield* pieces
  }
}

/** Reads one chunk of a content; empty beyond the end. */
export async function readChunk(db: DataSource, key: Buffer, place: Place, seq: number): Promise<Buffer> {
  return Buffer.concat(await readLarge(db, key, place, seq))
}

/** Up to here a chunk comes as the result of a statement that is prepared; larger ones are copied out. */
export const smallBytes = 1 << 16

async function readSmall(db: DataSource, key: Buffer, place: Place, seq: number): Promise<Buffer[]> {
  const rows: { sealed: Buffer }[] = await db.query(
    'SELECT sealed FROM chunks WHERE day = $1 AND content = $2 AND part = $3 AND seq = $4',
    [dayOf(place.content), place.content, place.part, seq],
  )
  return rows.map(({ sealed }) => unseal(key, whereOf(place, seq), sealed))
}

async function readLarge(db: DataSource, key: Buffer, place: Place, seq: number): Promise<Buffer[]> {
  const { content, part } = place
  const open = (sealed: SealedPieces) => unsealPieces(key, whereOf(place, seq), sealed)
  return (await copyOut(db, content, { part, seq }, open)) ?? []
}

const whereOf = ({ tenant, content, part }: Place, seq: number) => `${tenant}/chunks/${content}/${part}/${seq}`
