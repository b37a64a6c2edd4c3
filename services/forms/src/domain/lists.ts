import type { Form } from './form.ts'
import { currencyNames } from './formats.ts'
import type { Wording } from './labels.ts'
import type { Language } from './language.ts'
import { findStateName } from './names.ts'

/** A versioned list of values: today's codes by use, words by language. The printed codes stand in the form. */
export interface ValueList {
  readonly id: string
  readonly today: Readonly<Record<string, readonly string[]>>
  readonly working?: Readonly<Record<string, readonly string[]>>
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The codes of a list that a case of today chooses from in this form. */
export const codesOf = (list: ValueList, form: Form): readonly string[] =>
  list.today[form.lists?.[list.id]?.today ?? 'all'] ?? []

/** The words of a code: as printed in the form, otherwise as the locale data of the platform name it. */
export function wordOf(list: ValueList, code: string, language: Language): Wording {
  const text = list.labels[language.language]?.[code]
  if (text !== undefined) return { text, working: list.working?.[language.language]?.includes(code) ?? false }
  if (code === 'other') return { text: language.words.otherCurrency, working: true }
  if (list.id === 'currencies') return { text: `${currencyName(code, language)} (${code})`, working: false }
  return { text: findStateName(code, language.locale) ?? code, working: false }
}

function currencyName(code: string, language: Language): string {
  return /^[A-Z]{3}$/.test(code) ? (currencyNames(language.locale).of(code) ?? code) : code
}
