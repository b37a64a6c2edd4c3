import type { Answer, Value } from '../domain/answers.ts'
import type { Language } from '../domain/language.ts'
import { codesOf, type ValueList, wordOf } from '../domain/lists.ts'
import type { FormModel } from '../domain/model.ts'
import { isSameLanguage } from '../domain/names.ts'
import { listNameOf, type Slot, toPattern } from '../domain/slots.ts'
import type { FilledField } from './filled.ts'
import type { TextsBefore } from './mark.ts'
import { findTypedDate, findTypedNumber } from './values.ts'

/** Why a field is not among the answers. */
export type UnreadReason =
  | 'UNKNOWN_FIELD'
  | 'DATE_NOT_READ'
  | 'NUMBER_NOT_READ'
  | 'NOT_IN_LIST'
  | 'TWO_VALUES'
  | 'TRANSLATES_NOTHING'

/** A field that could not be read, with what stands in it: a person types it again. */
export interface Unread {
  readonly path: string
  readonly reason: UnreadReason
  readonly text: string
}

/** What became of a filled copy. */
export interface FillReport {
  readonly answers: readonly Answer[]
  readonly unread: readonly Unread[]
}

/** What fields are read with. */
export interface Reading {
  readonly model: FormModel
  readonly language: Language
  readonly lists: ReadonlyMap<string, ValueList>
  /** What the texts were known by that the copy was made with. */
  readonly texts: TextsBefore
}

/** Gives the fields of a filled copy the kinds that the form says. Nothing that somebody wrote is dropped silently. */
export function toAnswers(reading: Reading, fields: readonly FilledField[]): FillReport {
  const answers = new Map<string, Answer>()
  const unread: Unread[] = []
  for (const field of fields.filter(({ name }) => !isTranslation(name))) {
    const { name, value: text = '' } = field
    if (text.trim() === '') continue
    const [path = '', option] = name.split('=')
    const slot = reading.model.slotByPattern.get(toPattern(path))
    const value = slot ? valueOfField(reading, slot, text, option) : 'UNKNOWN_FIELD'
    const known = answers.get(path)
    if (value === undefined) continue
    if (typeof value === 'string') unread.push({ path: name, reason: value, text })
    else if (known?.value.kind === 'choices' && value.kind === 'choices') {
      answers.set(path, { ...known, value: { ...value, choices: [...known.value.choices, ...value.choices] } })
    } else if (known) unread.push({ path: name, reason: 'TWO_VALUES', text })
    else answers.set(path, { path, value, origin: 'typed', ...before(reading, path, field) })
  }
  for (const field of fields.filter(({ name }) => isTranslation(name))) translate(answers, unread, field)
  return { answers: inOrder(reading.model, [...answers.values()]), unread }
}

/** The value of a field; undefined when it says nothing by itself: the box "other" beside a list. */
function valueOfField(reading: Reading, slot: Slot, text: string, option?: string): Value | UnreadReason | undefined {
  switch (slot.kind) {
    case 'ticked':
      return { kind: 'ticked', ticked: text !== 'no' }
    case 'choices':
      return { kind: 'choices', choices: [option ?? text] }
    case 'date': {
      const date = findTypedDate(text)
      return date ? { kind: 'date', date } : 'DATE_NOT_READ'
    }
    case 'number': {
      const number = findTypedNumber(text, reading.language.locale)
      return number ? { kind: 'number', number } : 'NUMBER_NOT_READ'
    }
    case 'text': {
      const list = reading.lists.get(listNameOf(slot) ?? '')
      return list ? listValue(reading, slot, list, text) : { kind: 'text', text: text.replace(/\r\n?/g, '\n') }
    }
  }
}

/** Readers keep the code of a list, some the word that they showed. */
function listValue(reading: Reading, slot: Slot, list: ValueList, text: string): Value | UnreadReason | undefined {
  const { model, language } = reading
  const printed = slot.node.list ? (model.form.lists?.[slot.node.list]?.printed ?? []) : []
  if (text === 'other' && printed.includes(text)) return undefined
  const codes = new Set([...codesOf(list, model.form), ...printed])
  const code = codes.has(text) ? text : [...codes].find((c) => wordOf(list, c, language).text === text.trim())
  return code ? { kind: 'text', text: code } : 'NOT_IN_LIST'
}

/** Text that nobody changed is still in its language, and its translations are of it. */
const before = (reading: Reading, path: string, field: FilledField): TextsBefore[string] =>
  field.value === field.before ? (reading.texts[path] ?? {}) : {}

const isTranslation = (name: string): boolean => name.includes('@')

/** Puts a translation that somebody wrote beside its text; one that nobody touched came with the text. */
function translate(answers: Map<string, Answer>, unread: Unread[], field: FilledField): void {
  const { name, value: text = '' } = field
  if (text === (field.before ?? '')) return
  const [path = '', language = ''] = name.split('@')
  const answer = answers.get(path)
  const isGiven = text.trim() !== ''
  if (answer?.value.kind === 'text') {
    const others = (answer.translations ?? []).filter((t) => !isSameLanguage(t.language, language))
    const translations = [...others, ...(isGiven ? [{ language, text: text.replace(/\r\n?/g, '\n') }] : [])]
    const { translations: _, ...bare } = answer
    answers.set(path, translations.length > 0 ? { ...bare, translations } : bare)
  } else if (isGiven) unread.push({ path: name, reason: 'TRANSLATES_NOTHING', text })
}

/** In the order of the form, whatever the order in the file. */
function inOrder({ slots }: FormModel, answers: readonly Answer[]): Answer[] {
  const places = new Map(slots.map((slot, i) => [slot.pattern, i]))
  const placeOf = ({ path }: Answer): number => places.get(toPattern(path)) ?? 0
  return answers.toSorted((a, b) => placeOf(a) - placeOf(b) || a.path.localeCompare(b.path, 'en', { numeric: true }))
}
