import { toDate } from '@sustento/platform/legal-date'
import { getInstrument } from '../domain/law.ts'
import { findNext } from '../domain/status.ts'
import { clocksStoppedBy } from '../domain/time-limits.ts'
import type { IsoDate } from '../domain/working-days.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TimeLimitRow } from '../store/entities/time-limit.ts'
import { finishTasks, insertTask } from '../store/tasks.ts'
import { insertTimeLimit, runningTimeLimits, stopTimeLimit } from '../store/time-limits.ts'
import { tell } from './facts.ts'
import { limitsFrom } from './last-day.ts'
import { noteDone } from './record.ts'
import type { Work } from './work.ts'

/** The clocks that a message stopped and started. */
export interface ClocksMoved {
  stopped: TimeLimitRow[]
  started: TimeLimitRow[]
}

/**
 * Runs the clocks of the instrument for a message that was exchanged: its own stop and the next start, with a task for
 * whoever is bound. Holidays are those of the State where the action is to be taken.
 */
export async function moveClocks(
  work: Work,
  row: CaseRow,
  message: string,
  on: IsoDate,
  until?: IsoDate,
): Promise<ClocksMoved> {
  const { app, ctx, tx, at } = work
  const instrument = getInstrument(app.law, row.instrument)
  const stopped = await runningTimeLimits(tx, row.id, clocksStoppedBy(instrument, message))
  for (const limit of stopped) {
    await stopTimeLimit(tx, limit.id, on)
    await finishTasks(tx, { caseId: row.id, timeLimit: limit.id }, at)
    await noteDone(work, row.id, 'time-limit-done', { clock: limit.clock })
  }
  const limits = limitsFrom(app, ctx.tenant, row, message, on, until)
  const running = await runningTimeLimits(
    tx,
    row.id,
    limits.map(({ clock }) => clock),
  )
  const started: TimeLimitRow[] = []
  for (const limit of limits) {
    // a message that comes twice does not start its clock again
    if (running.some(({ clock }) => clock === limit.clock)) continue
    const clock = instrument.clocks.find(({ id }) => id === limit.clock)
    const kind = limit.ours ? clock?.tasks.ours : clock?.tasks.theirs
    const written = await insertTimeLimit(tx, row.id, limit)
    const { ours, dueOn } = limit
    await insertTask(tx, {
      caseId: row.id,
      kind: kind ?? limit.clock,
      ours,
      dueOn,
      timeLimit: written.id,
      createdAt: at,
    })
    await tell(work, row, 'TimeLimitStarted', { clock: limit.clock, dueOn: toDate(dueOn) })
    await noteDone(work, row.id, 'time-limit-started', { clock: limit.clock, due: dueOn })
    started.push(written)
  }
  return { stopped, started }
}

/** The status after an event; the present one when the event is late or repeated. Noted in the timeline when it changes. */
export async function nextStatus(work: Work, row: CaseRow, event: string): Promise<string> {
  const next = findNext(getInstrument(work.app.law, row.instrument), row, event)
  if (next === undefined || next === row.status) return row.status
  await noteDone(work, row.id, 'status-changed', { status: next })
  return next
}
