import { type Reason, refuse } from '@sustento/platform/errors'
import { type Finding, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'

/** Which reason stands for the whole when several findings stand in the way: what is asked first of a caseworker. */
const reasons: [code: string, reason: Reason][] = [
  ['LANGUAGE_NOT_ACCEPTED', 'LANGUAGE_NOT_ACCEPTED'],
  ['NOT_SIGNED', 'NOT_SIGNED'],
  ['DOCUMENT_MISSING', 'DOCUMENT_MISSING'],
]

/** Refuses to send a form in which something must be put right first; every finding is named. */
export function refuseUnsendable(form: string, findings: readonly Finding[]): void {
  const wrong = findings.filter(({ severity }) => severity === Severity.SEVERITY_MUST)
  if (wrong.length === 0) return
  const others = wrong.some(({ code }) => !reasons.some(([known]) => known === code))
  const found = reasons.find(([code]) => wrong.some((finding) => finding.code === code))
  const violations = wrong.map(({ path, code, message, article }) => {
    const description = article ? `${message} (${article})` : message
    return { field: path, description, reason: code }
  })
  refuse(others || !found ? 'FORM_INVALID' : found[1], 'the form may not leave the house yet', { form }, violations)
}
