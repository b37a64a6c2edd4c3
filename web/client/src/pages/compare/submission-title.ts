import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { Words } from '../../i18n/use-words.ts'

/** How a submission is told from others of the same form: where it stands, and since when. */
export function submissionTitle({ term, instant }: Words, submission: SubmissionJson): string {
  const state = term('submission', submission.state)
  return `${state}, ${instant(submission.freezeTime ?? submission.createTime)}`
}
