import { dayOf } from '@sustento/platform/chunks/object-day'
import { Fault } from '@sustento/platform/errors'
import type { DataSource, EntityManager } from 'typeorm'
import { ensureDay } from './days.ts'

/** Announces a content that is about to be written. Until `keepSpool` nobody reads it, and a sweep may remove it. */
export async function beginSpool(db: DataSource, content: string, now: Date): Promise<void> {
  await ensureDay(db, dayOf(content))
  await db.query('INSERT INTO spools (content, begun_at) VALUES ($1, $2)', [content, now])
}

/** In the transaction that makes its message: the content is complete and belongs to it. */
export async function keepSpool(tx: EntityManager, content: string): Promise<void> {
  const [rows]: [{ content: string }[]] = await tx.query('DELETE FROM spools WHERE content = $1 RETURNING content', [
    content,
  ])
  if (rows.length !== 1) throw new Fault('the content took so long that it was swept')
}

/** Removes a content that no message will have. */
export async function discardSpool(db: DataSource, content: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [rows]: [{ content: string }[]] = await tx.query('DELETE FROM spools WHERE content = $1 RETURNING content', [
      content,
    ])
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
