import { describe, expect, test } from '@jest/globals'
import type { Language } from '../domain/language.ts'
import { readCatalogue, readTranslations } from './read.ts'

const catalogue = readCatalogue()
const languages = [...catalogue.languages.values()]
const english = catalogue.languages.get('en') as Language
const translations = readTranslations()
const official = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')
const sections = [
  'words',
  'parts',
  'findings',
  'civilStatus',
  'frequency',
  'relationship',
  'instruments',
  'terms',
  'demands',
] as const

/** Places such as `{label}`, and the ellipsis that a form's sentence is cut at. */
const placesIn = (text: string) => (text.match(/\{\w+\}|…/g) ?? []).sort()
/** Neighbours share names, codes, a word or two; a whole sentence only by mistake. */
const isShort = (text: string) => text.split(' ').length < 6

test('the official languages of the Union are there, every one', () => {
  expect([...catalogue.languages.keys()].sort()).toEqual(official)
  for (const { labels } of catalogue.forms.values()) expect([...labels.keys()].sort()).toEqual(official)
})

describe.each(languages.map((language) => [language.language, language] as const))('%s', (code, language) => {
  test.each(sections)('has every word of %s, with its places', (section) => {
    const own: Readonly<Record<string, string>> = language[section]
    const model: Readonly<Record<string, string>> = english[section]
    expect(Object.keys(own)).toEqual(Object.keys(model))
    for (const [key, text] of Object.entries(own)) {
      expect(text.trim()).not.toBe('')
      expect([key, ...placesIn(text)]).toEqual([key, ...placesIn(model[key] ?? '')])
    }
  })

  test('leaves nothing in English, and nothing in the words of another language', () => {
    const { words = {} } = translations.get(code) ?? {}
    for (const [text, translated] of Object.entries(words)) {
      if (isShort(text) || isShort(translated)) continue
      const elsewhere = [...translations].filter(([other, { words }]) => other !== code && words[text] === translated)
      expect([text, translated, elsewhere.map(([other]) => other)]).toEqual([text, translated, []])
      expect(translated).not.toBe(text)
    }
  })
})
