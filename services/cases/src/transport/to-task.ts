import { type Task, Urgency } from '@sustento/platform/gen/sustento/cases/v1/case'
import { toDate } from '@sustento/platform/legal-date'
import type { App } from '../app.ts'
import type { Clock } from '../domain/instrument.ts'
import { getInstrument } from '../domain/law.ts'
import { caseName, childName } from '../domain/names.ts'
import { urgencyOf } from '../domain/urgency.ts'
import { urgencyInWords } from '../domain/urgency-words.ts'
import { inWords } from '../domain/words.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TaskRow } from '../store/entities/task.ts'
import { momentOf } from '../usecases/moment.ts'
import { boundCalendar, urgencies } from './to-time-limit.ts'

/** A task as the contract says it, in words and seen from today. */
export function toTask(
  app: App,
  tenant: string,
  { task, case: owner, title }: { task: TaskRow; case: CaseRow; title: string },
  language: string,
): Task {
  const clock = clockOf(app, owner, task.kind)
  return {
    name: childName(tenant, owner.id, 'tasks', task.id),
    case: caseName(tenant, owner.id),
    caseReference: owner.reference,
    caseTitle: title,
    kind: task.kind,
    title: taskTitle(app, owner, task.kind, language),
    dueOn: toDate(task.dueOn),
    ...seenToday(app, tenant, owner, task, language),
    article: clock ? `Article ${clock.article}` : '',
    assignee: task.assignee,
    ours: task.ours,
    instrument: owner.instrument,
    counterpartState: owner.counterpartState,
    code: task.code,
  }
}

/** What must be done, in words. */
export function taskTitle(app: App, owner: CaseRow, kind: string, language: string): string {
  const clock = clockOf(app, owner, kind)
  const words = clock?.words ?? app.vocabulary.tasks[kind]
  return words ? inWords(words, language) : kind
}

/** A failed message is for today; what no clock runs for has time. */
function seenToday(app: App, tenant: string, owner: CaseRow, { dueOn, ours, code }: TaskRow, language: string) {
  if (!dueOn) {
    const none = app.vocabulary.tasks['no-time-limit']
    const urgency = code === '' ? Urgency.URGENCY_ON_TIME : Urgency.URGENCY_TODAY
    return { urgency, words: none ? inWords(none, language) : '' }
  }
  const seen = urgencyOf({ dueOn }, momentOf(app, tenant).today, boundCalendar(app, tenant, owner, ours))
  return { urgency: urgencies[seen.urgency], words: urgencyInWords({ ...seen, dueOn, ours }, language) }
}

function clockOf(app: App, owner: CaseRow, kind: string): Clock | undefined {
  const { clocks } = getInstrument(app.law, owner.instrument)
  return clocks.find(({ tasks }) => tasks.ours === kind || tasks.theirs === kind)
}
