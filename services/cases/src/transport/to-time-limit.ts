import { type TimeLimit, Urgency as UrgencyCode } from '@sustento/platform/gen/sustento/cases/v1/case'
import { toDate } from '@sustento/platform/legal-date'
import type { App } from '../app.ts'
import { getInstrument } from '../domain/law.ts'
import { childName } from '../domain/names.ts'
import { type Urgency, urgencyOf } from '../domain/urgency.ts'
import { urgencyInWords } from '../domain/urgency-words.ts'
import { inWords } from '../domain/words.ts'
import type { WorkingDays } from '../domain/working-days.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TimeLimitRow } from '../store/entities/time-limit.ts'
import { calendarOf, momentOf, tenantOf } from '../usecases/moment.ts'

/** Urgencies as the contract numbers them. */
export const urgencies: Record<Urgency, UrgencyCode> = {
  done: UrgencyCode.URGENCY_DONE,
  'on-time': UrgencyCode.URGENCY_ON_TIME,
  soon: UrgencyCode.URGENCY_SOON,
  today: UrgencyCode.URGENCY_TODAY,
  overdue: UrgencyCode.URGENCY_OVERDUE,
}

/** A clock of a case, said in words and seen from today. */
export function toTimeLimit(app: App, tenant: string, owner: CaseRow, row: TimeLimitRow, language: string): TimeLimit {
  const clock = getInstrument(app.law, owner.instrument).clocks.find(({ id }) => id === row.clock)
  const limit = { dueOn: row.dueOn, doneOn: row.doneOn ?? undefined, ours: row.ours }
  const seen = urgencyOf(limit, momentOf(app, tenant).today, boundCalendar(app, tenant, owner, row.ours))
  return {
    name: childName(tenant, owner.id, 'timeLimits', row.id),
    clock: row.clock,
    article: clock ? `Article ${clock.article}` : '',
    title: clock ? inWords(clock.words, language) : row.clock,
    rule: clock ? inWords(clock.rule, language) : '',
    startedOn: toDate(row.startedOn),
    dueOn: toDate(row.dueOn),
    doneOn: toDate(row.doneOn),
    ours: row.ours,
    urgency: urgencies[seen.urgency],
    workingDaysLeft: seen.workingDaysLeft,
    words: urgencyInWords({ ...limit, ...seen }, language),
    holidaysCounted: row.skipped.flatMap((day) => toDate(day) ?? []),
  }
}

/** The working days of the State where the action is to be taken (Article 2(1) of Regulation 1182/71). */
export function boundCalendar(app: App, tenant: string, owner: CaseRow, ours: boolean): WorkingDays {
  return calendarOf(app, ours ? tenantOf(app, tenant).state : owner.counterpartState)
}
