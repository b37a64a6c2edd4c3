import type { AnswerDifferenceJson, FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { type AnswerRow, answerRowsByPath } from '../review/answer-rows.ts'

/** One point that is answered differently. */
export interface DifferenceRow {
  path: string
  label: string
  change: string
  before?: AnswerRow
  after?: AnswerRow
}

/** Colours of the changes; their words always stand beside. */
export const changeColours: Record<string, string> = {
  ANSWER_CHANGE_CHANGED: 'warning',
  ANSWER_CHANGE_ADDED: 'success',
  ANSWER_CHANGE_REMOVED: 'danger',
}

/** What differs, in the order of the form, with the wording of question and answers. */
export function differenceRows(form: FormJson, differences: AnswerDifferenceJson[], notKnown: string): DifferenceRow[] {
  const changed = differences.filter(({ change }) => change !== 'ANSWER_CHANGE_SAME')
  const rowsOf = (answers: (AnswerJson | undefined)[]) => answerRowsByPath(form, answers, notKnown)
  const before = rowsOf(changed.map((each) => each.before))
  const after = rowsOf(changed.map((each) => each.after))
  return changed.map(({ path = '', label, change, ...answers }) => {
    const was = before.get(path) ?? asIs(path, answers.before)
    const is = after.get(path) ?? asIs(path, answers.after)
    const [row] = [is, was].filter((each) => each !== undefined)
    return {
      path,
      label: row?.labels.length ? `${row.number} ${row.labels.join(' – ')}`.trim() : (label ?? path),
      change: String(change),
      ...(was ? { before: was } : {}),
      ...(is ? { after: is } : {}),
    }
  })
}

/** An answer that this form has no question for: of another edition. */
function asIs(path: string, answer: AnswerJson | undefined): AnswerRow | undefined {
  return answer && { path, number: '', labels: [], answer }
}
