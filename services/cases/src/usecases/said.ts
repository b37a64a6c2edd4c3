import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { toIsoDay } from '@sustento/platform/legal-date'
import type { Side } from '../domain/instrument.ts'
import type { InstrumentForm } from '../domain/instrument-form.ts'
import { saidBy } from '../domain/saying.ts'
import type { IsoDate } from '../domain/working-days.ts'
import { answerBook, givenPaths } from './answers.ts'

/** What somebody said by a form: the word of the course, where it stands, and the day that was set. */
export interface Said {
  message: string
  when?: string | undefined
  until?: IsoDate | undefined
  untilAt?: string | undefined
}

/** What this side says by a form with these answers, in order. */
export function saidIn(form: InstrumentForm, side: Side, answers: readonly Answer[]): Said[] {
  const book = answerBook(answers)
  return saidBy(form, side, { given: givenPaths(answers), choices: book.choices }).map(({ message, when, until }) => ({
    message,
    when,
    until: until === undefined ? undefined : toIsoDay(book.date(until)),
    untilAt: until,
  }))
}
