import { findTranslation } from '../domain/answers.ts'
import { isSameLanguage, languageName } from '../domain/names.ts'
import type { Inline } from './blocks.ts'
import { findText, type Setter } from './setter.ts'
import { isRightToLeft, primaryLanguage, runsOf } from './text.ts'

/** A text as it is printed in one language; `mark` names the language where a reader would not expect it. */
export interface Version {
  readonly text: string
  readonly mark: string
  readonly lang?: string
}

/** The text as it was written and, where that is not in the language of the form, as somebody put it into that. */
export function versionsOf(set: Setter, path: string): Version[] {
  const text = findText(set, path)
  if (text === undefined) return []
  const { language, translations } = set.byPath.get(path) ?? {}
  const { locale } = set.language
  const lang = primaryLanguage(language)
  const isForeign = language !== undefined && !isSameLanguage(language, set.labels.language)
  const original = { text, mark: isForeign ? languageName(language, locale) : '', ...(lang ? { lang } : {}) }
  const translation = language && !isForeign ? undefined : findTranslation(translations, set.labels.language)
  return translation ? [original, { ...translationMark(set), text: translation.text }] : [original]
}

/** What says that a text is a translation into the language of the form. */
export function translationMark(set: Setter): Pick<Version, 'mark' | 'lang'> {
  const { language } = set.labels
  return { mark: `${languageName(language, set.language.locale)} – ${set.language.words.translation}`, lang: language }
}

/** The mark of a version; nothing where it needs none. */
export const markInline = ({ mark }: Pick<Version, 'mark'>): Inline[] => (mark ? [{ t: 'hint', s: `(${mark})` }] : [])

/** A version within a line, with its mark. */
export function versionInline(version: Version): Inline[] {
  const { text, lang } = version
  const runs = runsOf(text.replace(/\r\n|\r|\n/g, ' '))
  const value: Inline = { t: 'value', runs, rtl: isRightToLeft(text), ...(lang ? { lang } : {}) }
  return [value, ...markInline(version).flatMap((mark): Inline[] => [{ t: 'text', s: ' ' }, mark])]
}
