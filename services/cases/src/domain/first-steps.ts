import type { InstrumentForm } from './instrument-form.ts'

/**
 * Whether an acknowledgement says what has been or will be done: Article 58(3) of the Regulation and Article 12(3) of
 * the Convention want the first steps, so an empty acknowledgement is none.
 */
export function namesFirstSteps(form: InstrumentForm, given: ReadonlySet<string>): boolean {
  return form.firstSteps?.some((path) => given.has(path)) ?? true
}
