import { refuse } from '@sustento/platform/errors'
import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { sideOf } from '../domain/instrument.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { maySendAlone } from '../domain/offers.ts'
import { isMessage, purposeOf } from '../domain/saying.ts'
import { advance, knowsEvent } from '../domain/status.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { type Said, saidIn } from './said.ts'
import type { Work } from './work.ts'

/** What the form says to the course of the case. Refuses what this side may not say in this status. */
export function requireSayable(
  { app }: Work,
  row: CaseRow,
  { form: id }: SubmissionRow,
  answers: readonly Answer[],
): Said[] {
  const instrument = getInstrument(app.law, row.instrument)
  const form = getForm(instrument, id)
  const side = sideOf(row.direction)
  const isOnlyMessage = isMessage(purposeOf(form, side))
  const said = saidIn(form, side, answers)
  if (!maySendAlone(instrument, row, form, row.nonDisclosure)) {
    refuse('TRANSITION_NOT_ALLOWED', 'the form cannot be sent in this status', { form: id, status: row.status })
  }
  if (said.length === 0 && !isOnlyMessage) refuse('FORM_INVALID', 'the form does not say what it decides', { form: id })
  let standing = { ...row }
  for (const { message } of said) {
    const event = `${message}-transmitted`
    if (isOnlyMessage && !knowsEvent(instrument, standing, event)) continue
    standing = { ...standing, status: advance(instrument, standing, event) }
  }
  return said
}
