import type { TimelineEntry } from '@sustento/platform/gen/sustento/cases/v1/case'
import type { App } from '../app.ts'
import { findCountry, getInstrument } from '../domain/law.ts'
import { childName } from '../domain/names.ts'
import { courseOf } from '../domain/status.ts'
import { dayInWords } from '../domain/urgency-words.ts'
import { inWords, type Words } from '../domain/words.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TimelineRow } from '../store/entities/timeline-entry.ts'
import { taskTitle } from './to-task.ts'

/** An entry of the timeline in words. */
export function toTimelineEntry(
  app: App,
  tenant: string,
  owner: CaseRow,
  row: TimelineRow,
  language: string,
): TimelineEntry {
  const template = app.vocabulary.timeline[row.kind]
  const words = template ? inWords(template, language) : row.kind
  return {
    name: childName(tenant, owner.id, 'timelineEntries', row.id),
    time: row.time,
    kind: row.kind,
    words: words.replace(/\{(\w+)\}/g, (_, name: string) => say(app, owner, name, row.params[name] ?? '', language)),
    actor: row.actor,
    subject: row.subject,
  }
}

/** A parameter in words: what is stored is a code. */
function say(app: App, owner: CaseRow, name: string, code: string, language: string): string {
  const instrument = getInstrument(app.law, owner.instrument)
  const spoken = (words: Words | undefined) => (words ? inWords(words, language) : code)
  switch (name) {
    case 'form':
      return spoken(instrument.forms.find(({ form }) => form === code)?.title)
    case 'kind':
      return spoken(instrument.documents[code]?.title)
    case 'status':
      return spoken(courseOf(instrument, owner).states[code]?.label)
    case 'clock':
      return spoken(instrument.clocks.find(({ id }) => id === code)?.words)
    case 'state':
      return spoken(findCountry(app.law, code)?.name)
    case 'task':
      return taskTitle(app, owner, code, language)
    case 'due':
    case 'day':
      return dayInWords(code, language)
    default:
      return code
  }
}
