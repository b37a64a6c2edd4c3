/** What a language needs besides the labels of the forms: one file per language in `data/languages`. */
export interface Language {
  readonly language: string
  /** Locale that writes dates and numbers as the forms ask (`en-GB`: day before month). */
  readonly locale: string
  /** Words printed around a form. */
  readonly words: Readonly<Record<Word, string>>
  /** Labels of the values on one line (surname, given names, date, place …); working translations by nature. */
  readonly parts: Readonly<Record<string, string>>
  /** Messages of findings by code, with `{label}`, `{article}` and the like. */
  readonly findings: Readonly<Record<string, string>>
  /** What States have declared that they require, by the keys of `data/states`. */
  readonly demands: Readonly<Record<string, string>>
  readonly civilStatus: Readonly<Record<string, string>>
  readonly frequency: Readonly<Record<string, string>>
  /** What somebody is to the debtor. */
  readonly relationship: Readonly<Record<string, string>>
  /** Titles of the instruments. */
  readonly instruments: Readonly<Record<string, string>>
  /** Terms of the law as this language's words use them, in their base form: the list that a translator keeps to. */
  readonly terms: Readonly<Record<string, string>>
}

export type Word =
  | 'page'
  | 'preview'
  | 'draft'
  | 'workingMark'
  | 'workingLegend'
  | 'unpublished'
  | 'additionalSheet'
  | 'reference'
  | 'edition'
  | 'wording'
  | 'renderedAt'
  | 'attachment'
  | 'signedOnPaper'
  | 'otherCurrency'
  | 'notKnown'
  | 'translation'

/** Fills `{name}` places; a place without a value stays empty. */
export const fillIn = (template: string, values: Readonly<Record<string, string | undefined>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
