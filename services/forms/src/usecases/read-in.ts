import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Answer } from '../domain/answers.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { saidByCourt } from '../domain/extract/court-form.ts'
import { readerOf } from '../domain/extract/reader.ts'
import type { Form } from '../domain/form.ts'

/** Answers that were read in: of a form that a court issued they say so, and what they mean in terms of the case. */
export function readIn(
  catalogue: Catalogue,
  form: Form,
  answers: readonly Answer[],
): { answers: readonly Answer[]; extract?: CaseFile } {
  if (form.derived) return { answers }
  const own = answers.map((answer) => ({ ...answer, origin: 'extract' as const }))
  return { answers: own, extract: saidByCourt(form, readerOf(own), (words) => frequencyIn(catalogue, words)) }
}

/** A court writes how often a sum is paid in its own language. */
function frequencyIn({ languages }: Catalogue, words: string): string {
  const wanted = words.trim().toLowerCase()
  for (const { frequency } of languages.values()) {
    const found = Object.entries(frequency).find(([code, own]) => own.toLowerCase() === wanted || code === wanted)
    if (found) return found[0]
  }
  return ''
}
