import { type IsoDate, type WorkingDays, workingDaysBetween } from './working-days.ts'

/** How urgent a time limit is, as screens colour it. */
export type Urgency = 'done' | 'on-time' | 'soon' | 'today' | 'overdue'

/** From this many working days on a time limit is soon due. */
const SOON = 5

/** How urgent a time limit is today and how many working days are left: negative when overdue, never better than -1. */
export function urgencyOf(
  limit: { dueOn: IsoDate; doneOn?: IsoDate | undefined },
  today: IsoDate,
  calendar: WorkingDays,
): { urgency: Urgency; workingDaysLeft: number } {
  if (limit.doneOn) return { urgency: 'done', workingDaysLeft: 0 }
  if (today === limit.dueOn) return { urgency: 'today', workingDaysLeft: 0 }
  if (today > limit.dueOn) {
    return { urgency: 'overdue', workingDaysLeft: -Math.max(1, workingDaysBetween(limit.dueOn, today, calendar)) }
  }
  const left = workingDaysBetween(today, limit.dueOn, calendar)
  return { urgency: left <= SOON ? 'soon' : 'on-time', workingDaysLeft: left }
}
