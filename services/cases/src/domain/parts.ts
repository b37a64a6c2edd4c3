import type { InstrumentForm } from './instrument-form.ts'

type Part = NonNullable<InstrumentForm['parts']>[number]

/** Whether an answer belongs to the part that this writer completes. */
export function isPointOf(form: InstrumentForm, writer: string, path: string): boolean {
  return form.parts?.some((part) => part.completedBy === writer && holds(part, path)) ?? false
}

/** Whether an answer belongs to a part that another authority completes: it is left as it was received. */
export function isPointOfOther(form: InstrumentForm, writer: string, path: string): boolean {
  const others = form.parts?.filter(({ completedBy }) => completedBy !== writer && completedBy !== 'applicant')
  return others?.some((part) => holds(part, path)) ?? false
}

function holds({ points = [] }: Part, path: string): boolean {
  return points.some((point) => path === point || path.startsWith(`${point}.`) || path.startsWith(`${point}[`))
}
