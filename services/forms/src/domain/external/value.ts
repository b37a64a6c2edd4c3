import type { Answer, Translation, Value } from '../answers.ts'
import type { Slot } from '../slots.ts'
import { type ExternalValue, isRecord } from './external.ts'

/** The answer that a JSON value is for a slot; undefined when it is of another type. */
export function findAnswer(slot: Slot, path: string, json: unknown): Answer | undefined {
  if (slot.kind === 'text' && isRecord(json)) return findText(path, json)
  const value = findValue(slot, json)
  return value && { path, value, origin: 'typed' }
}

/** Text with its language and translations: `{ "text": …, "language": "pt", "translations": { "fr": … } }`. */
function findText(path: string, json: Readonly<Record<string, unknown>>): Answer | undefined {
  const { text, language = '', translations = {}, ...rest } = json
  if (typeof text !== 'string' || typeof language !== 'string' || !isRecord(translations)) return undefined
  if (Object.keys(rest).length > 0) return undefined
  const translated: Translation[] = []
  for (const [tag, translation] of Object.entries(translations)) {
    if (typeof translation !== 'string') return undefined
    translated.push({ language: tag, text: translation })
  }
  return {
    path,
    value: { kind: 'text', text },
    origin: 'typed',
    ...(language ? { language } : {}),
    ...(translated.length > 0 ? { translations: translated } : {}),
  }
}

/** States that the Union writes in another way than ISO 3166-1. */
const ofTheUnion: ReadonlyMap<string, string> = new Map([
  ['EL', 'GR'],
  ['UK', 'GB'],
])

/** The code of a State by ISO 3166-1, also of one written as the Union does. */
export const toIsoState = (code: string): string => ofTheUnion.get(code) ?? code

const isState = ({ type }: Slot): boolean => type === 'memberState' || type === 'country'

function findValue(slot: Slot, json: unknown): Value | undefined {
  const { kind } = slot
  switch (kind) {
    case 'text':
      return typeof json === 'string' ? { kind, text: isState(slot) ? toIsoState(json) : json } : undefined
    case 'ticked':
      return typeof json === 'boolean' ? { kind, ticked: json } : undefined
    case 'date':
      return typeof json === 'string' ? { kind, date: json } : undefined
    case 'number':
      if (typeof json === 'number') return { kind, number: String(json) }
      return typeof json === 'string' ? { kind, number: json } : undefined
    case 'choices':
      if (typeof json === 'string') return { kind, choices: [json] }
      return Array.isArray(json) && json.every((c) => typeof c === 'string') ? { kind, choices: json } : undefined
  }
}

/** The JSON of an answer. A number stays text where JSON would change its digits. */
export function toExternalValue({ type }: Slot, { value, language, translations = [] }: Answer): ExternalValue {
  switch (value.kind) {
    case 'text':
      if (!language && translations.length === 0) return value.text
      return {
        text: value.text,
        ...(language ? { language } : {}),
        ...(translations.length > 0
          ? { translations: Object.fromEntries(translations.map((t) => [t.language, t.text])) }
          : {}),
      }
    case 'ticked':
      return value.ticked
    case 'date':
      return value.date
    case 'number':
      return String(Number(value.number)) === value.number ? Number(value.number) : value.number
    case 'choices':
      return type === 'choice' && value.choices.length === 1 ? (value.choices[0] ?? '') : value.choices
  }
}
