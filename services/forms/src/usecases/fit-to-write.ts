import { Refused } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import type { Finding } from '../domain/validate/context.ts'
import { isAllowed } from '../domain/validate/text.ts'
import { unwritable } from '../domain/validate/unwritable.ts'
import { validate } from '../domain/validate/validate.ts'
import type { WordedForm } from './forms.ts'
import { contextOf } from './validate-form.ts'

/** As many answers as the schema allows. */
const answerLimit = 20_000

/** Where answers are to be written. */
export interface WriteOptions {
  readonly reference: string
  /** On paper as well: what no font can draw is refused. */
  readonly printed: boolean
}

/** Refuses answers of which some would be lost, changed or disclosed. */
export function checkFitToWrite(
  app: FormsApp,
  form: WordedForm,
  answers: readonly Answer[],
  options: WriteOptions,
): void {
  const { reference, printed } = options
  if (answers.length > answerLimit) throw new Refused('INVALID_ARGUMENT', `a form has at most ${answerLimit} answers`)
  if (reference.length > 200 || !isAllowed(reference) || (printed && !app.canDraw(reference))) {
    const description = 'at most 200 characters that can be printed'
    const wrong = [{ field: 'reference', description, reason: 'TEXT_NOT_ALLOWED' }]
    throw new Refused('INVALID_ARGUMENT', 'the reference cannot be written', {}, wrong)
  }
  const everything = { requestedState: '', today: '9999-12-31', signedParts: ['A', 'B'] }
  const findings = validate(form.entry.model, answers, contextOf(app, form, everything))
  const restricted = findings.filter((f) => f.code === 'RESTRICTED_HERE')
  if (restricted.length > 0) {
    const message = 'the form holds restricted information, which goes into its own form'
    throw new Refused('RESTRICTED_INFORMATION', message, {}, violations(restricted))
  }
  const lost = findings.filter((f) => unwritable.has(f.code) || (printed && f.code === 'TEXT_NOT_DRAWABLE'))
  if (lost.length > 0) throw new Refused('INVALID_ARGUMENT', 'some answers cannot be written', {}, violations(lost))
}

const violations = (findings: readonly Finding[]) =>
  findings.slice(0, 100).map(({ path, message, code }) => ({ field: path, description: message, reason: code }))
