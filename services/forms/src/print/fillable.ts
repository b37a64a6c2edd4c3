import { findTranslation } from '../domain/answers.ts'
import { findOptionText, labelKeyOf, numberOf } from '../domain/labels.ts'
import { codesOf, type ValueList, wordOf } from '../domain/lists.ts'
import { isSameLanguage } from '../domain/names.ts'
import { listNameOf, type Slot, toPattern } from '../domain/slots.ts'
import { translationName } from '../fillable/filled.ts'
import type { Field, Inline } from './blocks.ts'
import { findRaw, findText, labelText, type Setter } from './setter.ts'
import { translationMark } from './versions.ts'

// What the fillable copy sets where the record sets answers: fields named by the path of the answer. One box of
// several that may be ticked together, and the code that the printed list lacks, are named `path=option`.

/** Adds a field to the copy; gives its place in the list. */
function add(set: Setter, field: Field): number {
  set.fields?.push(field)
  return (set.fields?.length ?? 0) - 1
}

/** A tick box: as answered in a record, a field in the copy. `option` is absent for a box that stands alone. */
export function tickOf(
  set: Setter,
  path: string,
  on: boolean,
  option?: string,
  exclusive = true,
): { on: boolean; field?: number } {
  if (!set.fields) return { on }
  const alone = option === undefined || !exclusive
  const name = option !== undefined && !exclusive ? `${path}=${option}` : path
  const tip = tipOf(set, path, option)
  const field: Field = {
    kind: 'tick',
    name,
    tip,
    option: alone ? 'on' : option,
    group: alone ? '' : tipOf(set, path),
    on,
  }
  return { on: false, field: add(set, field) }
}

/** The field of a value, when this is the fillable copy. */
export function findField(set: Setter, path: string): Extract<Inline, { t: 'field' }> | undefined {
  const slot = set.fields && set.model.slotByPattern.get(toPattern(path))
  if (!slot) return undefined
  const short = slot.kind === 'date' || slot.kind === 'number'
  const field = valueField(set, slot, path)
  return { t: 'field', field: add(set, field), short, holds: field.value.length }
}

/** The field for a translation into the language of the copy, of a text that is in another; named `path@language`. */
export function findTranslationField(
  set: Setter,
  path: string,
  multiline: boolean,
): Extract<Inline, { t: 'field' }> | undefined {
  const { language } = set.labels
  const { language: own = '', translations } = set.byPath.get(path) ?? {}
  const translation = findTranslation(translations, language)
  if (!translation && (own === '' || isSameLanguage(own, language))) return undefined
  const tip = `${tipOf(set, path)} (${translationMark(set).mark})`
  const value = translation?.text ?? ''
  const name = translationName(path, language)
  return {
    t: 'field',
    field: add(set, { kind: 'text', name, tip, value, multiline }),
    short: false,
    holds: value.length,
  }
}

function valueField(set: Setter, slot: Slot, path: string): Exclude<Field, { kind: 'tick' }> {
  const [tip, value] = [tipOf(set, path), findRaw(set, path) ?? '']
  const list = set.lists.get(listNameOf(slot) ?? '')
  if (list) return { kind: 'list', name: path, tip, value, choices: choicesOf(set, list) }
  return { kind: 'text', name: path, tip, value, multiline: isLong(slot, value) }
}

/** The list of what the printed boxes lack; nothing when they have all. */
export function otherField(set: Setter, list: ValueList, path: string, printed: readonly string[]): Inline[] {
  const choices = choicesOf(set, list, printed)
  if (choices.length === 0) return []
  const value = findRaw(set, path) ?? ''
  const own = printed.includes(value) ? '' : value
  const field: Field = { kind: 'list', name: `${path}=other`, tip: tipOf(set, path), value: own, choices }
  return [{ t: 'field', field: add(set, field), short: false, holds: own.length }]
}

/** Whether an answer needs a field of several lines. */
const isLong = (slot: Slot, value: string): boolean =>
  slot.type === 'multilineText' || slot.type === 'address' || value.length > 90 || /[\r\n]/.test(value)

/** The same of the answer at a path. */
export function isLongAt(set: Setter, path: string): boolean {
  const slot = set.model.slotByPattern.get(toPattern(path))
  return slot !== undefined && isLong(slot, findText(set, path) ?? '')
}

function choicesOf(set: Setter, list: ValueList, without: readonly string[] = []): [string, string][] {
  const codes = codesOf(list, set.model.form).filter((code) => !without.includes(code))
  return codes.map((code) => [code, wordOf(list, code, set.language).text])
}

/** What a field is, in words: number, label, and the value of several on a line or the option. */
function tipOf(set: Setter, path: string, option?: string): string {
  const slot = set.model.slotByPattern.get(toPattern(path))
  if (!slot) return path
  const { node, part, column, fillOf, beside } = slot
  const index = /\[(\d+)\]/g.exec(path)?.[1]
  const at = index === undefined ? undefined : Number(index)
  const roman = set.model.nodes.some(({ node: n }) => n.repeat?.keys && node.id.startsWith(`${n.id}.`))
  const row = column ? /cells\[(\d+)\]/.exec(path)?.[1] : undefined
  const words = [
    numberOf(node, at, roman),
    labelText(set, labelKeyOf(node), at),
    part && (set.language.parts[part] ?? labelText(set, `${node.id}.${part}`)),
    column && labelText(set, `${node.id}.col.${column}`),
    row && String(Number(row) + 1),
    option === undefined ? labelText(set, `${node.id}.${fillOf ?? ''}`) : findOptionText(set.labels, slot, option),
    beside === 'notKnown' && set.language.words.notKnown,
  ]
  return words.filter(Boolean).join(' ') || path
}
