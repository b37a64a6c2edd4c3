import type { SubmissionJson, SubmissionStateJson } from '../../gen/sustento/cases/v1/case_pb.ts'

/** The colour of a state; its words always stand beside it. */
export const stateColours: Record<Extract<SubmissionStateJson, string>, string> = {
  SUBMISSION_STATE_UNSPECIFIED: 'neutral',
  SUBMISSION_STATE_DRAFT: 'neutral',
  SUBMISSION_STATE_FROZEN: 'info',
  SUBMISSION_STATE_HANDED_OVER: 'info',
  SUBMISSION_STATE_DELIVERED: 'success',
  SUBMISSION_STATE_FAILED: 'danger',
  SUBMISSION_STATE_RECEIVED: 'success',
  SUBMISSION_STATE_POSTED: 'success',
}

/** Whether a form begins a case at the other authority: an application, or a request for specific measures. */
export const opensCase = ({ purpose }: SubmissionJson): boolean => purpose === 'application' || purpose === 'request'

/** The draft of a form, when one was begun. */
export function draftOf(submissions: SubmissionJson[], form: string | undefined): SubmissionJson | undefined {
  return submissions.find((each) => each.form === form && each.state === 'SUBMISSION_STATE_DRAFT')
}

/** The latest of a form that was made here, draft or not. */
export function madeOf(submissions: SubmissionJson[], form: string | undefined): SubmissionJson | undefined {
  return (
    draftOf(submissions, form) ??
    submissions.find((each) => each.form === form && each.direction !== 'DIRECTION_INCOMING')
  )
}
