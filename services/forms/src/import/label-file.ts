import type { Form } from '../domain/form.ts'
import type { Labels } from '../domain/labels.ts'
import type { Matched } from './match.ts'

/** Where an imported text comes from. */
export interface Origin {
  readonly language: string
  /** As said on paper and in the file. */
  readonly source: string
  /** ISO date of the import. */
  readonly date: string
}

const licence = '(c) European Union, https://eur-lex.europa.eu; reuse under Commission Decision 2011/833/EU'

/**
 * The label file of an imported text. Its words are official; a word that the text lacks stays what it was, official or
 * working translation, and none is invented.
 */
export function labelFile(form: Form, matched: Matched, { language, source, date }: Origin, before?: Labels): Labels {
  const kept = Object.entries(before?.labels ?? {}).filter(([key]) => !(key in matched.labels))
  const labels = { ...Object.fromEntries(kept), ...matched.labels }
  const working = (before?.working ?? []).filter((key) => !(key in matched.labels))
  const marks = Object.entries(before?.footnoteMarks ?? {}).filter(([key]) => !(key in matched.labels))
  const footnoteMarks = { ...Object.fromEntries(marks), ...matched.footnoteMarks }
  return {
    language,
    wording: before?.wording ?? form.editionTitle,
    source: `${source}, imported ${date}`,
    licence,
    ...(working.length > 0 ? { working } : {}),
    ...(Object.keys(footnoteMarks).length > 0 ? { footnoteMarks } : {}),
    labels,
  }
}
