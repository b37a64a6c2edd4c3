import type { Labels } from '../domain/labels.ts'
import type { Source } from './source.ts'

/**
 * `data/translations/<language>.json`: working translations by the English words, so that the same words with the same
 * meaning are translated once for all forms. Where a meaning differs, the form's own `labels.<language>.json` says so.
 */
export interface Translation {
  readonly language: string
  /** Which text the words are, said on paper. */
  readonly wording: string
  readonly source: string
  readonly licence: string
  readonly words: Readonly<Record<string, string>>
}

/**
 * The words of a form in every language in which it is complete: the folder's own first, then the translation of the
 * English ones. Whatever is no text of the Official Journal or of the HCCH is a working translation.
 */
export function wordsOf({ form, words }: Source, translations: readonly Translation[]): Map<string, Labels> {
  const { en } = words
  if (!en) throw new Error(`form ${form.id} lacks its English words`)
  const complete: Labels[] = [form.published ? en : { ...en, working: Object.keys(en.labels) }]
  for (const translation of translations) {
    const found = findLabels(en, words[translation.language], translation, form.published)
    if (found) complete.push(found)
  }
  return new Map(complete.map((labels) => [labels.language, labels]))
}

function findLabels(
  en: Labels,
  own: Labels | undefined,
  translation: Translation,
  published: boolean,
): Labels | undefined {
  const labels: Record<string, string> = {}
  const working = new Set(own?.working)
  for (const [key, english] of Object.entries(en.labels)) {
    const text = own?.labels[key] ?? translation.words[english]
    if (text === undefined) return undefined
    labels[key] = text
    if (!published || own?.labels[key] === undefined) working.add(key)
  }
  const { language, wording, source, licence } = own ?? translation
  return { language, wording, source, licence, footnoteMarks: own?.footnoteMarks, working: [...working], labels }
}
