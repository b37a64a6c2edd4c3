import { dayOf } from '@sustento/platform/chunks/object-day'
import { seal, unseal } from '@sustento/platform/seal/seal'
import type { DataSource } from 'typeorm'
import type { Spool } from './spools.ts'

/** Bytes of every chunk of a content but the last. */
export const chunkBytes = 1 << 20

/** A part of a content, and the tenant that it belongs to. */
export interface Place {
  tenant: string
  content: string
  part: number
}

/** Takes a content in, chunk by chunk; at most one chunk of it is held. */
export interface ContentWriter {
  write(bytes: Buffer): Promise<void>
  end(): Promise<void>
}

/** Seals what is written in chunks of 1 MiB, each bound to its place. */
export function contentWriter(spool: Spool, key: Buffer, place: Place): ContentWriter {
  let held: Buffer[] = []
  let size = 0
  let seq = 0
  const flush = async () => {
    const sealed = seal(key, whereOf(place, seq), Buffer.concat(held, size))
    held = []
    size = 0
    await spool.write({ part: place.part, seq: seq++, sealed })
  }
  return {
    async write(bytes) {
      for (let rest = bytes; rest.length > 0; ) {
        const taken = rest.subarray(0, chunkBytes - size)
        // A copy: the producer may use its buffer again.
        held.push(Buffer.from(taken))
        size += taken.length
        rest = rest.subarray(taken.length)
        if (size === chunkBytes) await flush()
      }
    },
    async end() {
      if (size > 0) await flush()
    },
  }
}

/** Reads a content chunk by chunk, no further than its size. Each is authentic; whether all are there, the size tells. */
export async function* readContent(
  db: DataSource,
  key: Buffer,
  place: Place,
  size = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  for (let seq = 0; seq * chunkBytes < size; seq++) {
    const chunk = await readChunk(db, key, place, seq)
    if (chunk.length === 0) return
    yield chunk
  }
}

/** Reads one chunk of a content; empty beyond the end. */
export async function readChunk(db: DataSource, key: Buffer, place: Place, seq: number): Promise<Buffer> {
  const rows: { sealed: Buffer }[] = await db.query(
    'SELECT sealed FROM chunks WHERE day = $1 AND content = $2 AND part = $3 AND seq = $4',
    [dayOf(place.content), place.content, place.part, seq],
  )
  const [row] = rows
  return row === undefined ? Buffer.alloc(0) : unseal(key, whereOf(place, seq), row.sealed)
}

const whereOf = ({ tenant, content, part }: Place, seq: number) => `${tenant}/chunks/${content}/${part}/${seq}`
