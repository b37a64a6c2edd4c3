import type { EntityManager } from 'typeorm'
import { CaseEntity, type CaseRow } from './entities/case.ts'
import { TaskEntity } from './entities/task.ts'
import type { NameKey } from './name-index.ts'

/** Which cases are asked for. */
export interface CaseFilter {
  instrument?: string
  status?: string
  direction?: string
  counterpartState?: string
  /** Groups of index values: of each group one must be found. */
  names?: NameKey[][]
}

/** Place in the list after which a page begins. */
export interface CasePosition {
  updatedAt: string
  id: string
}

/** A page of cases, last changed first, and how many there are in all. */
export async function listCases(
  em: EntityManager,
  filter: CaseFilter,
  after: CasePosition | undefined,
  limit: number,
): Promise<{ rows: CaseRow[]; total: number }> {
  const query = em.createQueryBuilder(CaseEntity, 'c')
  if (filter.instrument) query.andWhere('c.instrument = :instrument', filter)
  if (filter.status) query.andWhere('c.status = :status', filter)
  if (filter.direction) query.andWhere('c.direction = :direction', filter)
  if (filter.counterpartState) query.andWhere('c.counterpartState = :counterpartState', filter)
  for (const [i, group] of (filter.names ?? []).entries()) {
    query.andWhere(
      `c.id IN (SELECT n.case_id FROM name_index n
                  JOIN unnest(CAST(:kinds${i} AS text[]), CAST(:values${i} AS bytea[])) AS wanted (kind, value)
                    ON n.kind = wanted.kind AND n.value = wanted.value)`,
      { [`kinds${i}`]: group.map(({ kind }) => kind), [`values${i}`]: group.map(({ index }) => index) },
    )
  }
  const total = await query.getCount()
  if (after) query.andWhere('(c.updatedAt, c.id) < (CAST(:updatedAt AS timestamptz), CAST(:id AS uuid))', after)
  const rows = await query.orderBy('c.updatedAt', 'DESC').addOrderBy('c.id', 'DESC').limit(limit).getMany()
  return { rows, total }
}

/** Codes of what is to be done next in each case, those with the nearest last day first. */
export async function nextStepsOf(em: EntityManager, caseIds: string[]): Promise<Map<string, string[]>> {
  const steps = new Map<string, string[]>(caseIds.map((id) => [id, []]))
  if (caseIds.length === 0) return steps
  const open = await em
    .createQueryBuilder(TaskEntity, 't')
    .where('t.caseId IN (:...caseIds) AND t.doneAt IS NULL AND t.ours', { caseIds })
    .orderBy('t.dueOn', 'ASC', 'NULLS LAST')
    .addOrderBy('t.id', 'ASC')
    .getMany()
  for (const { caseId, kind } of open) if (caseId !== null) steps.get(caseId)?.push(kind)
  return steps
}
