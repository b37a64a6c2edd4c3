import type { Form } from '../domain/form.ts'
import { align } from './align.ts'
import type { Annex } from './annexes.ts'
import { type Item, itemsOf } from './items.ts'
import { type Unit, unitsOf } from './units.ts'

/** The words of a form as they were found in a text. */
export interface Matched {
  readonly labels: Readonly<Record<string, string>>
  /** Offsets of footnote marks that stand within a label. */
  readonly footnoteMarks: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Keys of which the text has no words. */
  readonly missing: readonly string[]
  /** Pieces of the text that are no words of the form. */
  readonly leftOver: readonly string[]
  /** Keys that are printed several times and not always alike; the first counts. */
  readonly variants: readonly { readonly key: string; readonly text: string }[]
}

/** Finds the words of a form in an annex. Undefined when the annex is too long to be one. */
export function matchForm(form: Form, english: Readonly<Record<string, string>>, annex: Annex): Matched | undefined {
  const items = itemsOf(form, english)
  const units = unitsOf(annex.paragraphs)
  const alignment = align(items, units)
  if (!alignment) return undefined
  const labels: Record<string, string> = {}
  const footnoteMarks: Record<string, Record<string, number>> = {}
  const variants: { key: string; text: string }[] = []
  if (form.header.annex && english[form.header.annex]) labels[form.header.annex] = annex.heading
  for (const [i, item] of items.entries()) {
    const at = alignment.unitOf.get(i)
    const unit = at === undefined ? undefined : units[at]
    if (!unit || item.key === '') continue
    const text = wordsOf(item, unit)
    const known = labels[item.key]
    if (known === undefined) {
      labels[item.key] = text
      const marks = marksOf(form, item.key, unit)
      if (marks) footnoteMarks[item.key] = marks
    } else if (known !== text) variants.push({ key: item.key, text })
  }
  const missing = [...new Set(items.map((item) => item.key))].filter((key) => key !== '' && labels[key] === undefined)
  return { labels, footnoteMarks, missing, leftOver: alignment.leftOver.map((j) => units[j]?.text ?? ''), variants }
}

/** `Personne A` becomes `Personne {L}`. */
function wordsOf({ letter, english }: Item, { text }: Unit): string {
  if (!letter || !new RegExp(`\\b${letter}\\b`).test(english)) return text
  return text.replace(
    new RegExp(`(?<![\\p{L}])${letter}(?![\\p{L}])(?!.*(?<![\\p{L}])${letter}(?![\\p{L}]))`, 'u'),
    '{L}',
  )
}

/** Marks that do not stand at the end of the words. */
function marksOf(form: Form, key: string, unit: Unit): Record<string, number> | undefined {
  const end = unit.text.replace(/[\s:.)\]]+$/, '').length
  const within = unit.marks.filter(({ offset }) => offset < end)
  const named = within.flatMap(({ number, offset }) => {
    const id = form.footnotes[number - 1]
    return id === undefined || key.startsWith('footnote.') ? [] : [[id, offset] as const]
  })
  return named.length > 0 ? Object.fromEntries(named) : undefined
}
