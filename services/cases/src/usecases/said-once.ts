import type { Finding } from '@sustento/platform/gen/sustento/type/v1/answer'

/**
 * What a form finds in itself with what the law finds in sending it. Both miss a signature; it is said as the law says
 * it (NOT_SIGNED, like the refusal), since it is recorded where the form is reviewed and not in one of its fields.
 */
export function saidOnce(ofForm: readonly Finding[], ofLaw: readonly Finding[]): Finding[] {
  const saidByLaw = ofLaw.some(({ code }) => code === 'NOT_SIGNED')
  return [...ofForm.filter(({ code }) => code !== 'SIGNATURE_MISSING' || !saidByLaw), ...ofLaw]
}
