import { findOptionText } from '../domain/labels.ts'
import { toPattern } from '../domain/slots.ts'
import type { Block, Inline } from './blocks.ts'
import { findField, findTranslationField, isLongAt, tickOf } from './fillable.ts'
import { findText, isChosen, isTicked, type Setter } from './setter.ts'
import { isRightToLeft, linesOf, runsOf } from './text.ts'
import { markInline, translationMark, type Version, versionInline, versionsOf } from './versions.ts'

/** What is asked: where it stands, the words before its answer, the path of that and the hint after it. */
interface Asked {
  readonly place: Placing
  readonly label: readonly Inline[]
  readonly path: string
  readonly hint: readonly Inline[]
}

interface Placing {
  readonly depth: number
  readonly number: string
  readonly working: boolean
}

const gap: Inline = { t: 'text', s: ' ' }
const blank: Inline = { t: 'blank' }

/** The value at a path within a line, and that it is not known; nothing in a record that has neither. */
export function valueInline(set: Setter, path: string): Inline[] {
  const field = findField(set, path)
  const versions = versionsOf(set, path).map(versionInline)
  const value = field
    ? [field]
    : versions.flatMap((inline, i): readonly Inline[] => (i === 0 ? inline : [gap, ...inline]))
  return [...value, ...notKnownInline(set, path)]
}

/** A box to tick in the copy; in the record the words, when they are the answer. */
export function notKnownInline(set: Setter, path: string): Inline[] {
  const beside = `${path}.notKnown`
  if (!set.model.slotByPattern.has(toPattern(beside))) return []
  const { notKnown } = set.language.words
  const on = isTicked(set, beside)
  if (set.fields) return [gap, { t: 'option', ...tickOf(set, beside, on), s: notKnown }]
  return on ? [{ t: 'value', runs: runsOf(notKnown), rtl: false }] : []
}

/** Words, then the answer at a path: phrases as sentences, and free text, on the same line when it is all and short. */
export function valueBlocks(
  set: Setter,
  place: Placing,
  label: readonly Inline[],
  path: string,
  hint: readonly Inline[],
): Block[] {
  const below = { ...place, number: '', working: false }
  const phrases = phraseBlocks(set, below, `${path}.phrases`)
  if (phrases.length === 0) return textBlocks(set, { place, label, path, hint }, false)
  const hasText = set.fields !== undefined || set.byPath.has(path)
  const text = hasText ? textBlocks(set, { place: below, label: [], path, hint: [] }, true) : []
  if (label.length + hint.length === 0) return numbered([...phrases, ...text], place.number)
  return [{ ...lineOf(place, [...label, ...hint]), leads: true }, ...phrases, ...text]
}

/** Words at a place. */
export const lineOf = (place: Placing, inline: readonly Inline[]): Block => ({
  b: 'line',
  strong: false,
  ...place,
  inline,
})

/** Blocks of which the first bears the number of them all. */
export const numbered = ([first, ...rest]: Block[], number: string): Block[] =>
  first ? [{ ...first, number }, ...rest] : []

/** The chosen phrases as sentences; in the copy each with a box. */
function phraseBlocks(set: Setter, place: Placing, path: string): Block[] {
  const slot = set.model.slotByPattern.get(toPattern(path))
  if (!slot) return []
  const sentences = slot.options.map((id) => ({ id, s: findOptionText(set.labels, slot, id) ?? id }))
  const chosen = sentences.filter(({ id }) => isChosen(set, path, id))
  if (!set.fields) {
    const lines = chosen.map(({ s }) => runsOf(s))
    return lines.length > 0 ? [{ b: 'long', ...place, lines, rtl: false }] : []
  }
  return sentences.map(({ id, s }): Block => {
    const box = tickOf(
      set,
      path,
      chosen.some((c) => c.id === id),
      id,
      false,
    )
    return lineOf(place, [{ t: 'box', ...box }, gap, { t: 'text', s }])
  })
}

/** `boxed`: set apart from what stands above it, however short it is. */
function textBlocks(set: Setter, { place, label, path, hint }: Asked, boxed: boolean): Block[] {
  const lead = label.length > 0 ? [...label, gap] : []
  if (set.fields) return fieldBlocks(set, { place, label: lead, path, hint })
  const versions = versionsOf(set, path)
  const [original, ...translations] = versions
  if (!original || (!boxed && versions.every(({ text }) => isShort(text)))) {
    const value = valueInline(set, path)
    return [lineOf(place, [...lead, ...(value.length > 0 ? value : [blank]), ...hint])]
  }
  const below = { ...place, number: '', working: false }
  const head = [...lead, ...markInline(original), ...notKnownInline(set, path), ...hint]
  return [
    ...(head.length > 0 ? [{ ...lineOf(place, head), leads: true as const }] : []),
    longBlock(below, original),
    ...translations.flatMap((version): Block[] => [
      { ...lineOf(below, markInline(version)), leads: true },
      longBlock(below, version),
    ]),
  ]
}

const isShort = (text: string): boolean => text.length <= 90 && !/[\r\n]/.test(text)

const longBlock = (place: Placing, { text, lang }: Version): Block => ({
  ...{ b: 'long', ...place, lines: linesOf(text).map(runsOf), rtl: isRightToLeft(text) },
  ...(lang ? { lang } : {}),
})

/** The field of a value; below it one for its translation, when it is in another language than the copy. */
function fieldBlocks(set: Setter, { place, label, path, hint }: Asked): Block[] {
  const below = { ...place, number: '', working: false }
  const isArea = isLongAt(set, path)
  const head = [...label, ...(isArea ? [...hint, ...notKnownInline(set, path)] : [...valueInline(set, path), ...hint])]
  const area = isArea ? areaBlocks(below, findField(set, path), findText(set, path)) : []
  const own = head.length > 0 ? [leading(lineOf(place, head), area), ...area] : numbered(area, place.number)
  return [...own, ...translationBlocks(set, below, path, isArea)]
}

const leading = (block: Block, below: readonly Block[]): Block => (below.length > 0 ? { ...block, leads: true } : block)

/** The place for a translation of the text at a path; nothing where it needs none. `name` says of which of several. */
export function translationBlocks(set: Setter, place: Placing, path: string, isArea: boolean, name = ''): Block[] {
  const field = findTranslationField(set, path, isArea)
  if (!field) return []
  const mark = [...(name ? [{ t: 'hint' as const, s: name }, gap] : []), ...markInline(translationMark(set))]
  if (!isArea) return [lineOf(place, [...mark, gap, field])]
  const area = areaBlocks(place, field, findText(set, path))
  return [leading(lineOf(place, mark), area), ...area]
}

type FieldInline = Extract<Inline, { t: 'field' }>

/** What a line across the page holds, so that nothing typed before is hidden in the copy. */
export const charactersAcross = 70

/** A field of several lines, at least as many as its text takes. */
function areaBlocks(place: Placing, field: FieldInline | undefined, text = ''): Block[] {
  const lines = Math.max(3, Math.ceil(text.length / charactersAcross))
  return field ? [{ b: 'area', ...place, field: field.field, lines }] : []
}
