import type { EntityManager } from 'typeorm'

/** A published fact, as its owner keeps it for good. */
export interface Fact {
  id: string
  type: string
  subject: string
  data: Buffer
  traceparent: string | null
  createdAt: Date
  /** Place in the order of publication: without gaps, from 1. */
  position: bigint
}

type FactRow = Omit<Fact, 'position' | 'createdAt'> & { position: string; created_at: Date }

/**
 * Published facts after a position, oldest first, for rebuilding a projection. By order of publication and not of
 * writing: a transaction that commits late would otherwise be passed over.
 */
export async function exportFacts(em: EntityManager, after: bigint, limit: number): Promise<Fact[]> {
  const rows: FactRow[] = await em.query(
    `SELECT id, type, subject, data, traceparent, created_at, position
       FROM outbox WHERE position > $1 ORDER BY position LIMIT $2`,
    [after.toString(), limit],
  )
  return rows.map(({ created_at, position, ...same }) => ({
    ...same,
    createdAt: created_at,
    position: BigInt(position),
  }))
}
