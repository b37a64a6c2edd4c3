import type { EntityManager } from 'typeorm'

/** A fact that was told about a message. */
export interface Notice {
  /** Full name of the fact. */
  type: string
  at: Date
  /** When it was published, null while it waits. */
  publishedAt: Date | null
}

/** What was told about a resource, oldest first. */
export async function listNotices(tx: EntityManager, subject: string): Promise<Notice[]> {
  return tx.query(
    `SELECT type, created_at AS at, published_at AS "publishedAt" FROM outbox WHERE subject = $1 ORDER BY seq`,
    [subject],
  )
}
