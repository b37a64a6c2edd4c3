import { isSameLanguage } from './names.ts'

/** What kind of value a place in a form takes. */
export type ValueKind = 'text' | 'ticked' | 'choices' | 'date' | 'number'

/** Dates are ISO and may be partial (`2014`, `2014-03`); numbers are decimal strings, never floating point. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ticked'; readonly ticked: boolean }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'number'; readonly number: string }

/** Where an answer comes from; the screen shows it beside the field. */
export type Origin = 'typed' | 'case' | 'extract' | 'authority' | 'earlierForm'

export interface Answer {
  /** `requestingAuthority.name`, `beneficiaries.represented.person[0].name.surname`; see `docs/forms.md`. */
  readonly path: string
  readonly value: Value
  readonly origin?: Origin
  /** Language of free text, BCP 47. */
  readonly language?: string
  /** The text in other languages, printed beside the original. */
  readonly translations?: readonly Translation[]
}

/** A text of an answer in another language. */
export interface Translation {
  readonly language: string
  readonly text: string
}

/** The text in a language, if somebody has put it into it. */
export const findTranslation = (translations: readonly Translation[] = [], language: string): Translation | undefined =>
  translations.find((t) => isSameLanguage(t.language, language) && t.text.trim() !== '')

/** A blank text and an empty choice are no answer. An unticked box is one only for a yes/no question. */
export function isGiven(value: Value): boolean {
  switch (value.kind) {
    case 'text':
      return value.text.trim() !== ''
    case 'choices':
      return value.choices.length > 0
    case 'date':
      return value.date !== ''
    case 'number':
      return value.number !== ''
    case 'ticked':
      return true
  }
}
