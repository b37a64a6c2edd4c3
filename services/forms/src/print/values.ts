import { findOptionText } from '../domain/labels.ts'
import { toPattern } from '../domain/slots.ts'
import type { Block, Inline } from './blocks.ts'
import { findField, isLong, tickOf } from './fillable.ts'
import { findText, findValue, isChosen, isTicked, languageTag, type Setter } from './setter.ts'
import { isRightToLeft, linesOf, primaryLanguage, runsOf } from './text.ts'

interface Placing {
  readonly depth: number
  readonly number: string
  readonly working: boolean
}

const gap: Inline = { t: 'text', s: ' ' }
const blank: Inline = { t: 'blank' }

/** The value at a path within a line, and that it is not known; nothing in a record that has neither. */
export function valueInline(set: Setter, path: string): Inline[] {
  const value = findField(set, path) ?? findValue(set, path)
  return [...(value ? [value] : []), ...notKnownInline(set, path)]
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
  const phrases = phraseBlocks(set, { ...place, number: '', working: false }, `${path}.phrases`)
  if (phrases.length === 0) return textBlocks(set, place, label, path, hint)
  const hasText = set.fields !== undefined || set.byPath.has(path)
  const text = hasText ? textBlocks(set, { ...place, number: '', working: false }, [], path, []) : []
  const below = [...phrases, ...text]
  if (label.length + hint.length === 0) return numbered(below, place.number)
  return [{ b: 'line', strong: false, ...place, inline: [...label, ...hint] }, ...below]
}

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
    return { b: 'line', strong: false, ...place, inline: [{ t: 'box', ...box }, gap, { t: 'text', s }] }
  })
}

function textBlocks(
  set: Setter,
  place: Placing,
  label: readonly Inline[],
  path: string,
  hint: readonly Inline[],
): Block[] {
  const text = findText(set, path)
  const lead = label.length > 0 ? [...label, gap] : []
  const line = (more: readonly Inline[]): Block => ({ b: 'line', strong: false, ...place, inline: [...lead, ...more] })
  if (set.fields && isLongAt(set, path)) {
    const more = [...hint, ...notKnownInline(set, path)]
    const area = areaBlocks(set, place, path, text?.length ?? 0)
    return lead.length + more.length > 0 ? [line(more), ...area] : numbered(area, place.number)
  }
  const tag = languageTag(set, path)
  if (set.fields || text === undefined || (text.length <= 90 && !/[\r\n]/.test(text))) {
    const value = valueInline(set, path)
    return [line([...(value.length > 0 ? value : [blank]), ...(set.fields ? [] : tag), ...hint])]
  }
  const lang = primaryLanguage(set.byPath.get(path)?.language)
  const lines = linesOf(text).map(runsOf)
  return [
    line([...tag, ...notKnownInline(set, path), ...hint]),
    { b: 'long', ...place, number: '', working: false, lines, rtl: isRightToLeft(text), ...(lang ? { lang } : {}) },
  ]
}

/** A field of several lines, at least as many as its text takes. */
function areaBlocks(set: Setter, place: Placing, path: string, length: number): Block[] {
  const field = findField(set, path)
  const lines = Math.max(3, Math.ceil(length / 70))
  return field ? [{ b: 'area', ...place, number: '', working: false, field: field.field, lines }] : []
}

function isLongAt(set: Setter, path: string): boolean {
  const slot = set.model.slotByPattern.get(toPattern(path))
  return slot !== undefined && isLong(slot, findText(set, path) ?? '')
}
