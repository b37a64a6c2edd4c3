import { type ArrivedMessage, type Task, Urgency } from '@sustento/platform/gen/sustento/cases/v1/case'
import { toDate } from '@sustento/platform/legal-date'
import type { App } from '../app.ts'
import type { Clock } from '../domain/instrument.ts'
import { getInstrument } from '../domain/law.ts'
import { caseName, taskName } from '../domain/names.ts'
import { urgencyOf } from '../domain/urgency.ts'
import { urgencyInWords } from '../domain/urgency-words.ts'
import { inWords } from '../domain/words.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { IncomingMessageRow } from '../store/entities/incoming-message.ts'
import type { TaskRow } from '../store/entities/task.ts'
import { momentOf } from '../usecases/moment.ts'
import type { TitledTask } from '../usecases/read-task.ts'
import { boundCalendar, urgencies } from './to-time-limit.ts'

/** A task as the contract says it, in words and seen from today. */
export function toTask(app: App, tenant: string, read: TitledTask, language: string): Task {
  const { task, case: owner, title } = read
  const clock = clockOf(app, owner, task.kind)
  return {
    name: taskName(tenant, task.caseId, task.id),
    case: owner ? caseName(tenant, owner.id) : '',
    caseReference: owner?.reference ?? '',
    caseTitle: title,
    kind: task.kind,
    title: taskTitle(app, owner, task.kind, language),
    dueOn: toDate(task.dueOn),
    ...seenToday(app, tenant, owner, task, language),
    article: clock ? `Article ${clock.article}` : '',
    assignee: task.assignee,
    ours: task.ours,
    instrument: owner?.instrument ?? '',
    counterpartState: owner?.counterpartState ?? '',
    code: task.code,
    arrived: read.arrived ? toArrived(read.arrived) : undefined,
    submission: task.code === '' ? task.subject : '',
  }
}

function toArrived({ message, partner, action, noticedAt: noticeTime }: IncomingMessageRow): ArrivedMessage {
  return { message, partner, action, noticeTime }
}

/** What must be done, in words. */
export function taskTitle(app: App, owner: CaseRow | null, kind: string, language: string): string {
  const clock = clockOf(app, owner, kind)
  const words = clock?.words ?? app.vocabulary.tasks[kind]
  return words ? inWords(words, language) : kind
}

/** A failed message is for today; what no clock runs for has time. */
function seenToday(app: App, tenant: string, owner: CaseRow | null, { dueOn, ours, code }: TaskRow, language: string) {
  if (!dueOn || !owner) {
    const none = app.vocabulary.tasks['no-time-limit']
    const urgency = code === '' ? Urgency.URGENCY_ON_TIME : Urgency.URGENCY_TODAY
    return { urgency, words: none ? inWords(none, language) : '' }
  }
  const seen = urgencyOf({ dueOn }, momentOf(app, tenant).today, boundCalendar(app, tenant, owner, ours))
  return { urgency: urgencies[seen.urgency], words: urgencyInWords({ ...seen, dueOn, ours }, language) }
}

function clockOf(app: App, owner: CaseRow | null, kind: string): Clock | undefined {
  if (!owner) return undefined
  const { clocks } = getInstrument(app.law, owner.instrument)
  return clocks.find(({ tasks }) => tasks.ours === kind || tasks.theirs === kind)
}
