import { type EntityManager, In, IsNull } from 'typeorm'
import { v7 } from 'uuid'
import type { TimeLimit } from '../domain/time-limits.ts'
import type { IsoDate } from '../domain/working-days.ts'
import { TimeLimitEntity, type TimeLimitRow } from './entities/time-limit.ts'

/** Writes a clock that has started. */
export async function insertTimeLimit(tx: EntityManager, caseId: string, limit: TimeLimit): Promise<TimeLimitRow> {
  const row: TimeLimitRow = { ...limit, id: v7(), caseId, doneOn: null }
  await tx.insert(TimeLimitEntity, row)
  return row
}

/** Clocks of these cases, in the order in which they started. */
export function timeLimitsOf(em: EntityManager, caseIds: string[]): Promise<TimeLimitRow[]> {
  return em.find(TimeLimitEntity, { where: { caseId: In(caseIds) }, order: { startedOn: 'ASC', id: 'ASC' } })
}

/** The clocks of the case among these that still run. */
export function runningTimeLimits(em: EntityManager, caseId: string, clocks: string[]): Promise<TimeLimitRow[]> {
  return em.findBy(TimeLimitEntity, { caseId, clock: In(clocks), doneOn: IsNull() })
}

/** Gives a clock that runs another end. */
export async function moveTimeLimit(tx: EntityManager, row: TimeLimitRow, limit: TimeLimit): Promise<TimeLimitRow> {
  const { startedOn, dueOn, skipped } = limit
  await tx.update(TimeLimitEntity, { id: row.id }, { startedOn, dueOn, skipped })
  return { ...row, startedOn, dueOn, skipped }
}

/** Stops a clock. */
export async function stopTimeLimit(tx: EntityManager, id: string, on: IsoDate): Promise<void> {
  await tx.update(TimeLimitEntity, { id }, { doneOn: on })
}
