import type { Check } from './context.ts'

/** Part B is signed by the applicant, on paper: the caseworker marks it as signed before the form may be sent. */
export function checkSignatures(check: Check): void {
  for (const part of check.model.form.parts ?? []) {
    const { signature } = part
    if (signature && !check.context.signedParts.includes(part.id)) check.report(signature, 'must', 'SIGNATURE_MISSING')
  }
}
