import { Submission } from '@sustento/platform/gen/sustento/cases/v1/case'
import { Form } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { type Answer, Answer as AnswerCodec } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { SubmissionRow } from './entities/submission.ts'
import type { Sealer } from './sealer.ts'

/** Seals the answers of a form. */
export function sealAnswers(sealer: Sealer, id: string, answers: readonly Answer[]): Buffer {
  const plain = Submission.encode(
    Submission.create({ answers: answers.map((answer) => AnswerCodec.create(answer)) }),
  ).finish()
  return sealer.seal('submissions', id, 'sealed_answers', plain)
}

/** Opens the answers of a form; none after erasure. */
export const openAnswers = (sealer: Sealer, row: SubmissionRow): Answer[] =>
  openEveryAnswer(sealer, row).filter(({ value }) => value !== undefined)

/** The same with the places from which a derived answer was taken away: answers without a value. */
export function openEveryAnswer(sealer: Sealer, { id, sealedAnswers }: SubmissionRow): Answer[] {
  if (!sealedAnswers) return []
  return Submission.decode(sealer.open('submissions', id, 'sealed_answers', sealedAnswers)).answers
}

/** Seals the form as it was worded when it was frozen. */
export function sealQuestions(sealer: Sealer, id: string, form: Form): Buffer {
  return sealer.seal('submissions', id, 'sealed_questions', Form.encode(form).finish())
}
