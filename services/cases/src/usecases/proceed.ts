import { toDate } from '@sustento/platform/legal-date'
import { getInstrument } from '../domain/law.ts'
import { courseOf, findNext } from '../domain/status.ts'
import type { IsoDate } from '../domain/working-days.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TimeLimitRow } from '../store/entities/time-limit.ts'
import { finishTasks } from '../store/tasks.ts'
import { tell } from './facts.ts'
import { type ClocksMoved, moveClocks, nextStatus } from './progress.ts'
import type { Said } from './said.ts'
import type { Work } from './work.ts'

/** Which way something was said. */
export type Way = 'transmitted' | 'received'

/** Where the case stands after something was said, and the clocks that started. */
export interface Proceeded {
  row: CaseRow
  started: TimeLimitRow[]
}

/**
 * Takes a case through what was said: status, clocks, facts. What the course does not expect now, because it is late,
 * comes again, or is no more than a message, changes nothing.
 */
export async function proceed(work: Work, row: CaseRow, said: Said[], way: Way, on: IsoDate): Promise<Proceeded> {
  let now = row
  const started: TimeLimitRow[] = []
  for (const { message, until } of said) {
    const event = `${message}-${way}`
    if (findNext(getInstrument(work.app.law, row.instrument), now, event) === undefined) continue
    now = { ...now, status: await nextStatus(work, now, event) }
    const moved = await moveClocks(work, now, message, on, until)
    started.push(...moved.started)
    await tellSaid(work, now, message, way, on, moved)
  }
  const { states } = courseOf(getInstrument(work.app.law, now.instrument), now)
  // nobody waits any more for what a closed case was asked
  if (states[now.status]?.final) await finishTasks(work.tx, { caseId: now.id, kind: 'answer-request' }, work.at)
  return { row: now, started }
}

async function tellSaid(
  work: Work,
  row: CaseRow,
  message: string,
  way: Way,
  day: IsoDate,
  { stopped }: ClocksMoved,
): Promise<void> {
  const on = toDate(day)
  const inTime = stopped.every(({ dueOn }) => day <= dueOn)
  if (message !== 'acknowledgement') return tell(work, row, 'StepTaken', { on, step: message, inTime })
  const fact = way === 'transmitted' ? 'ApplicationAcknowledged' : 'AcknowledgementReceived'
  return tell(work, row, fact, { on, inTime })
}
