import { refuse } from '@sustento/platform/errors'
import { Answer, AnswerOrigin } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toDate } from '@sustento/platform/legal-date'
import { sideOf } from '../domain/instrument.ts'
import type { InstrumentForm } from '../domain/instrument-form.ts'
import { isPointOf } from '../domain/parts.ts'
import { canSay, purposeOf } from '../domain/saying.ts'
import { openAnswers } from '../store/answers.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { submissionsOf } from '../store/submissions.ts'
import { lastDay } from './last-day.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'

/** The answers with which a form begins: what the case knows, the last day that the law gives, what is being answered. */
export async function firstAnswers(
  work: Work,
  vault: Vault,
  row: CaseRow,
  form: InstrumentForm,
  file: CaseFile,
  language: string,
): Promise<{ answers: Answer[]; edition: string }> {
  const { app, ctx, today } = work
  const side = sideOf(row.direction)
  const writer = `${side}-authority`
  const name = `tenants/${ctx.tenant}/forms/${form.form}`
  const request = { name, caseFile: file, language, today: toDate(today), writer, draft: false }
  const { answers, edition } = await app.peers.forms.prefillForm(request, ctx)
  if (purposeOf(form, side) !== 'response') return { answers: [...answers, ...daysOf(work, row, form)], edition }
  const asked = await answersAsked(work, vault, row, form)
  return { answers: [...asked, ...answers.filter(({ path }) => isPointOf(form, writer, path))], edition }
}

/** The last day that the law gives, where the form sets one. */
function daysOf({ app, ctx, today }: Work, row: CaseRow, form: InstrumentForm): Answer[] {
  return canSay(form, sideOf(row.direction)).flatMap(({ message, until }) => {
    const day = until === undefined ? undefined : lastDay(app, ctx.tenant, row, message, today)
    if (until === undefined || day === undefined) return []
    const value = toDate(day)
    if (!value) return []
    return [
      Answer.fromPartial({
        path: until,
        value: { $case: 'date', value },
        origin: AnswerOrigin.ANSWER_ORIGIN_CASE,
      }),
    ]
  })
}

/** What the other authority asked, word for word: its part of the form comes back with ours. */
async function answersAsked({ tx }: Work, vault: Vault, row: CaseRow, form: InstrumentForm): Promise<Answer[]> {
  const received = (await submissionsOf(tx, row.id)).find(
    (each) => each.form === form.form && each.state === 'received' && each.purpose === form.purpose,
  )
  if (!received) refuse('NOT_FOUND', 'there is no request of that form to be answered', { form: form.form })
  return openAnswers(vault, received).map((answer) => ({
    ...answer,
    origin: AnswerOrigin.ANSWER_ORIGIN_EARLIER_FORM,
  }))
}
