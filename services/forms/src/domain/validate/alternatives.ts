import type { Check } from './context.ts'
import { hasUnder } from './under.ts'

/** A natural person or a public body: answering both is a mistake. */
export function checkAlternatives(check: Check): void {
  for (const alternative of check.model.alternatives) {
    const answered = alternative.filter((path) => hasUnder(check, path))
    for (const path of answered.slice(1)) check.report(path, 'must', 'ALTERNATIVES', { related: answered.slice(0, 1) })
  }
}

/** Whether the point lies in an alternative that the form does not take; the first counts while none is begun. */
export function isSkipped(check: Check, path: string): boolean {
  return check.model.alternatives.some((alternative) => {
    const taken = alternative.find((a) => hasUnder(check, a)) ?? alternative[0]
    return alternative.some((a) => a !== taken && (path === a || path.startsWith(`${a}.`)))
  })
}
