import type { EntityManager } from 'typeorm'
import { v7 } from 'uuid'
import { TimelineEntity, type TimelineRow } from './entities/timeline-entry.ts'

/** Adds an entry to the timeline. Parameters are codes, dates and references, never personal data. */
export async function note(tx: EntityManager, entry: Omit<TimelineRow, 'id'>): Promise<void> {
  await tx.insert(TimelineEntity, { ...entry, id: v7() })
}

/** Place in the timeline after which a page begins. */
export interface TimelinePosition {
  time: string
  id: string
}

/** A page of the timeline, newest first. */
export function listTimeline(
  em: EntityManager,
  caseId: string,
  after: TimelinePosition | undefined,
  limit: number,
): Promise<TimelineRow[]> {
  const query = em.createQueryBuilder(TimelineEntity, 'e').where('e.caseId = :caseId', { caseId })
  if (after) query.andWhere('(e.time, e.id) < (CAST(:time AS timestamptz), CAST(:id AS uuid))', after)
  return query.orderBy('e.time', 'DESC').addOrderBy('e.id', 'DESC').limit(limit).getMany()
}
