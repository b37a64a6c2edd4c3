import { dayOf } from '@sustento/platform/chunks/object-day'
import type { Statement } from '@sustento/platform/postgres/together'
import type { DataSource } from 'typeorm'
import { copyIn } from './copy-chunk.ts'
import { ensureDay } from './days.ts'

/** A sealed chunk in its place within a content. */
export interface Chunk {
  part: number
  seq: number
  /** In pieces, which belong to whoever is given them. */
  sealed: Buffer[]
}

/** A content that is being written. Until it is kept nobody reads it. */
export interface Spool {
  write(chunk: Chunk): Promise<void>
  /** The last statements of a content that is complete, in the commit that makes its message. */
  keep(): Statement[]
  /** Removes what was written, unless it was kept. */
  discard(): Promise<void>
}

/** What is held of a content before it goes to the database: a small one is stored by its message's own commit. */
const heldBytes = 1 << 20

/** Opens a place for a content. What is written and never finished is listed from its first chunk on, to be swept. */
export function openSpool(db: DataSource, content: string, now: Date, most = heldBytes): Spool {
  const day = dayOf(content)
  let held: Chunk[] | undefined = []
  let size = 0
  const insert = ({ part, seq, sealed }: Chunk): Statement => ({
    sql: 'INSERT INTO chunks (day, content, part, seq, sealed) VALUES ($1, $2, $3, $4, $5)',
    values: [day, content, part, seq, Buffer.concat(sealed)],
  })
  const store = (chunk: Chunk) => copyIn(db, content, chunk)
  return {
    async write(chunk) {
      if (held === undefined) return store(chunk)
      await ensureDay(db, day)
      held.push(chunk)
      for (const { length } of chunk.sealed) size += length
      if (size <= most) return
      await db.query('INSERT INTO spools (content, begun_at) VALUES ($1, $2)', [content, now])
      const first = held
      held = undefined
      for (const one of first) await store(one)
    },
    // There is nothing to delete when the content took so long that it was swept.
    keep: () => held?.map(insert) ?? [{ ...endSpool(content), must: true }],
    discard: async () => {
      if (held === undefined) await discardSpool(db, content)
    },
  }
}

const endSpool = (content: string): Statement => ({
  sql: 'DELETE FROM spools WHERE content = $1 RETURNING content',
  values: [content],
})

/** Removes a content that no message will have. */
async function discardSpool(db: DataSource, content: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { sql, values } = endSpool(content)
    const [rows]: [unknown[]] = await tx.query(sql, values)
    // Without its entry in the list the content belongs to a message.
    if (rows.length === 1)
      await tx.query('DELETE FROM chunks WHERE day = $1 AND content = $2', [dayOf(content), content])
  })
}

/** Removes what was begun before the given instant and never finished. Its key died with the process that wrote it. */
export async function sweepSpools(db: DataSource, before: Date): Promise<number> {
  const left: { content: string }[] = await db.query('SELECT content FROM spools WHERE begun_at < $1 LIMIT 100', [
    before,
  ])
  for (const { content } of left) await discardSpool(db, content)
  return left.length
}
