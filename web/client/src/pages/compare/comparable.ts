import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'

/** Other submissions that a form can be set beside: of the same form, or of another edition of it. */
export function comparableWith(submissions: readonly SubmissionJson[], own: SubmissionJson): SubmissionJson[] {
  return submissions.filter(({ name, form, purpose }) => {
    if (name === own.name) return false
    return form === own.form || (purpose === own.purpose && familyOf(form) === familyOf(own.form))
  })
}

/** A form's id without its year: earlier editions have one. */
function familyOf(form = ''): string {
  return form.replace(/-\d{4}$/, '')
}
