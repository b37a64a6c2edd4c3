import type { Answer } from '../domain/answers.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { extractOf } from '../domain/extract/extract.ts'
import type { Form } from '../domain/form.ts'

/** Answers that were read in: of a court's extract they say so, and what they mean in terms of the case. */
export function readIn(form: Form, answers: readonly Answer[]): { answers: readonly Answer[]; extract?: CaseFile } {
  if (form.purpose !== 'extract') return { answers }
  const own = answers.map((answer) => ({ ...answer, origin: 'extract' as const }))
  return { answers: own, extract: extractOf(form, own) }
}
