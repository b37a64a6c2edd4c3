import type { EntityManager } from 'typeorm'

/** A fact, as its owner keeps it for good. */
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
 * Facts after a position, oldest first, for rebuilding a projection: in the order of publication and not of writing,
 * which would pass over a transaction that commits late. Every fact that a consumer has seen is among them; so may be
 * some that the bus does not have yet.
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
