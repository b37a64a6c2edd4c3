import { toDate } from '@sustento/platform/legal-date'
import { getInstrument } from '../domain/law.ts'
import { findNext } from '../domain/status.ts'
import { clocksStoppedBy, type TimeLimit } from '../domain/time-limits.ts'
import type { IsoDate } from '../domain/working-days.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TimeLimitRow } from '../store/entities/time-limit.ts'
import { finishTasks, insertTask, moveTasks } from '../store/tasks.ts'
import { insertTimeLimit, moveTimeLimit, runningTimeLimits, stopTimeLimit } from '../store/time-limits.ts'
import { tell } from './facts.ts'
import { limitsFrom } from './last-day.ts'
import { noteDone } from './record.ts'
import type { Work } from './work.ts'

/** The clocks that a message stopped, and those that it started or whose end it moved. */
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
    const clock = instrument.clocks.find(({ id }) => id === limit.clock)
    const known = running.find((each) => each.clock === limit.clock)
    if (known) {
      // a message that comes twice does not start its clock again; who asks for more gives its time anew
      if (clock?.extendable && limit.dueOn > known.dueOn) started.push(await moveEnd(work, known, limit))
      continue
    }
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

/**
 * A second request for documents has the whole period of its own, and what is still awaited may be supplied within it: no
 * date is ever brought forward (Article 58(9) of the Regulation, Article 12(9) of the Convention).
 */
async function moveEnd(work: Work, known: TimeLimitRow, limit: TimeLimit): Promise<TimeLimitRow> {
  const { tx } = work
  const { clock, dueOn } = limit
  const moved = await moveTimeLimit(tx, known, limit)
  await moveTasks(tx, known.caseId, known.id, dueOn)
  await noteDone(work, known.caseId, 'time-limit-moved', { clock, due: dueOn })
  return moved
}

/** The status after an event; the present one when the event is late or repeated. Noted in the timeline when it changes. */
export async function nextStatus(work: Work, row: CaseRow, event: string): Promise<string> {
  const next = findNext(getInstrument(work.app.law, row.instrument), row, event)
  if (next === undefined || next === row.status) return row.status
  await noteDone(work, row.id, 'status-changed', { status: next })
  return next
}
