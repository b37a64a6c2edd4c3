import type { Form, FormNode } from '../domain/form.ts'
import type { Labels } from '../domain/labels.ts'
import { type PhraseLists, phraseKey } from '../domain/phrases.ts'
import type { Source } from './source.ts'

/**
 * `forms` in `data/languages/<language>.json`: working translations by the English words, so that the same words with the
 * same meaning are translated once for all forms. Where a meaning differs, the form's `labels.<language>.json` says so.
 */
export interface Translation {
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
export function wordsOf(
  { form, words }: Source,
  translations: ReadonlyMap<string, Translation>,
  lists: PhraseLists,
): Map<string, Labels> {
  if (!words.en) throw new Error(`form ${form.id} lacks its English words`)
  const en = { ...words.en, edition: form.editionTitle, phrases: phrasesOf(form, lists) }
  const isInstead = form.standing === 'instead-of-published'
  const complete: Labels[] = [isInstead ? { ...en, working: Object.keys(en.labels) } : en]
  for (const [language, translation] of translations) {
    const found = findLabels(en, { ...translation, language }, words[language], form.standing === 'published')
    if (found) complete.push(found)
  }
  return new Map(complete.map((labels) => [labels.language, labels]))
}

function findLabels(
  en: Labels & Required<Pick<Labels, 'edition' | 'phrases'>>,
  translation: Translation & { readonly language: string },
  own: Labels | undefined,
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
  const phrases = translateAll(en.phrases, translation.words)
  const edition = translation.words[en.edition]
  if (!phrases || edition === undefined) return undefined
  const { language, wording, source, licence } = own ?? translation
  return {
    language,
    wording,
    source,
    licence,
    edition,
    footnoteMarks: own?.footnoteMarks,
    working: [...working],
    labels,
    phrases,
  }
}

/** The English phrases that a form offers, by their keys. */
export function phrasesOf(form: Form, lists: PhraseLists): Record<string, string> {
  const namesIn = (nodes: readonly FormNode[]): string[] =>
    nodes.flatMap(({ phrases, children = [] }) => [...(phrases ? [phrases] : []), ...namesIn(children)])
  return Object.fromEntries(
    namesIn(form.body).flatMap((name) => {
      const list = lists.get(name)
      if (!list) throw new Error(`form ${form.id} names phrases that are not there: ${name}`)
      return list.phrases.map(({ id, en }) => [phraseKey(name, id), en])
    }),
  )
}

function translateAll(
  english: Readonly<Record<string, string>>,
  words: Translation['words'],
): Record<string, string> | undefined {
  const translated = Object.entries(english).map(([key, text]) => [key, words[text]])
  return translated.every(([, text]) => text !== undefined) ? Object.fromEntries(translated) : undefined
}
