import { describe, expect, test } from '@jest/globals'
import type { Language } from '../domain/language.ts'
import { findingCodes } from '../domain/validate/context.ts'
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

describe('languages', () => {
  const keysOfAll = (pick: (l: (typeof languages)[number]) => object) =>
    languages.map((l) => Object.keys(pick(l)).sort().join())

  test('say the same things', () => {
    for (const pick of [
      (l) => l.words,
      (l) => l.parts,
      (l) => l.civilStatus,
      (l) => l.frequency,
      (l) => l.instruments,
    ] as ((l: (typeof languages)[number]) => object)[]) {
      expect(new Set(keysOfAll(pick)).size).toBe(1)
    }
  })

  test('have a message for each finding and no other', () => {
    for (const language of languages) expect(Object.keys(language.findings).sort()).toEqual([...findingCodes].sort())
  })

  test('have words for each demand of a State and no other', () => {
    const asked = [...catalogue.states.values()].flatMap(({ demands = [] }) => demands.map(({ what }) => what))
    expect(Object.keys(languages[0]?.demands ?? {}).sort()).toEqual([...new Set(asked)].sort())
  })

  test('name each part that stands on a line with others', () => {
    const parts = [...catalogue.forms.values()].flatMap(({ model }) =>
      model.nodes.flatMap((n) => (n.node.parts ?? []).map((p) => p.id)),
    )
    for (const language of languages) for (const part of parts) expect(language.parts).toHaveProperty(part)
  })
})
