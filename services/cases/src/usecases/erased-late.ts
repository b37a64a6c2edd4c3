import { findCaseForUpdate } from '../store/cases.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { carriedBy, changeSubmission } from '../store/submissions.ts'
import { tell } from './facts.ts'
import type { Work } from './work.ts'

// A message may cross the erasure of its case: it arrives later, or was on its way to the access point. Whoever finds
// out tells once more that the case is erased, so that the message is erased like the others.

/** Tells again that a case was erased, with the messages that are known only now; false when it is not erased. */
export async function tellErasedAgain(work: Work, caseId: string, messages: string[]): Promise<boolean> {
  const row = await findCaseForUpdate(work.tx, caseId)
  if (!row?.erasedAt) return false
  await tell(work, row, 'CaseErased', { messages })
  return true
}

/**
 * A frozen form of an erased case is not handed over any more. The access point may have it, when the process died just
 * after handing it over: it knows what its message was made from, and erases it without being told its name. False when
 * the case is not erased.
 */
export async function endErased(work: Work, first: SubmissionRow): Promise<boolean> {
  if (!(await tellErasedAgain(work, first.caseId, []))) return false
  for (const form of await carriedBy(work.tx, first.id)) {
    if (form.state === 'frozen') await changeSubmission(work.tx, form, { state: 'failed', delivery: 'failed' })
  }
  return true
}
