import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Form } from '../domain/form.ts'
import { labelKeysOf } from '../domain/label-keys.ts'
import { letterOf } from '../domain/labels.ts'
import { codesOf, wordOf } from '../domain/lists.ts'
import { conditionsOf, pathsOf } from '../domain/rules.ts'
import { type CatalogueEntry, isInForce } from './catalogue.ts'
import { dataFolder, readCatalogue, readPhrases, readSources, readTranslations } from './read.ts'
import type { FormFile } from './source.ts'
import { phrasesOf } from './words.ts'

const catalogue = readCatalogue()
/** What follows in a path after a place above it; nothing when it lies elsewhere. */
const after = (path: string, place: string): string => (path.startsWith(place) ? path.slice(place.length) : '')
/** A closing that several messages share is asked of whoever writes. */
const eitherOf = ({ purpose, issuedBy }: Form): string[] =>
  purpose === 'message' || issuedBy === 'either-authority' ? ['either-authority'] : []
const entries: [string, CatalogueEntry][] = [...catalogue.forms]

test('the index is the folder: each form is found because it is there, under its own name', () => {
  expect([...catalogue.forms.keys()].sort()).toEqual(readdirSync(new URL('forms/', dataFolder)).sort())
})

describe('editions', () => {
  const forms = entries.map(([, { model }]) => model.form)
  const usedOn = (id: string, day: string) =>
    forms.filter((form) => (form.editionOf ?? form.id) === id && isInForce(form, day)).map((form) => form.id)

  test.each(forms.filter((form) => form.editionOf))(
    'on each day one of $id and those after it is the one to use',
    ({ id, editionOf = '', inForce: { from, until = '' } }) => {
      const next = catalogue.forms.get(editionOf)?.model.form.inForce.from ?? ''
      expect(from < until && until < next).toBe(true)
      expect([from, until, next].map((day) => usedOn(editionOf, day))).toEqual([[id], [id], [editionOf]])
      expect(Date.parse(next) - Date.parse(until)).toBe(86_400_000)
    },
  )

  test('there is none of a form before it was in force', () => {
    expect(usedOn('ec-4-2009-annex-VI', '2011-06-17')).toEqual([])
  })
})

describe('what forms share', () => {
  const folders = readdirSync(new URL('forms/', dataFolder))
  const files = folders.map((f) => readFileSync(new URL(`forms/${f}/form.json`, dataFolder), 'utf8'))
  const form = files.map((text) => JSON.parse(text) as FormFile)

  test('an edition replaces points that its base has', () => {
    for (const { base, replace = {} } of form.filter((f) => f.base)) {
      const ids = catalogue.forms.get(base ?? '')?.model.nodeById
      for (const id of Object.keys(replace)) expect(ids?.has(id)).toBe(true)
    }
  })

  test('each block is used by several forms', () => {
    for (const file of readdirSync(new URL('blocks/', dataFolder))) {
      const users = files.filter((text) => text.includes(`{ "block": "${file.replace('.json', '')}" }`))
      expect([file, users.length > 1]).toEqual([file, true])
    }
  })
})

test('phrases are sentences under unique ids, and each list is used', () => {
  const used = new Set(entries.flatMap(([, { model }]) => model.nodes.flatMap(({ node }) => node.phrases ?? [])))
  expect([...used].sort()).toEqual([...readPhrases().keys()].sort())
  for (const { id, phrases } of readPhrases().values()) {
    expect(readdirSync(new URL('phrases/', dataFolder))).toContain(`${id}.json`)
    expect(new Set(phrases.map((p) => p.id)).size).toBe(phrases.length)
    for (const { en } of phrases) expect(en).toMatch(/^[A-Z].*\.$/)
  }
})

describe.each([...readTranslations()])('the translation into %s', (language, { words }) => {
  const sources = readSources()
  const phrases = readPhrases()
  const asked = new Set(
    sources.flatMap(({ form, words: { en, [language]: own } }) => [
      ...Object.entries(en?.labels ?? {}).flatMap(([key, text]) => (own?.labels[key] === undefined ? [text] : [])),
      ...Object.values(phrasesOf(form, phrases)),
      form.editionTitle,
    ]),
  )

  test('has the words of every form that no official text gives, and no other', () => {
    expect([...asked].filter((text) => !words[text])).toEqual([])
    expect(Object.keys(words).filter((text) => !asked.has(text))).toEqual([])
  })

  test('keeps the places that are filled in', () => {
    const places = (text: string) => text.match(/\{L\}|…/g)?.sort() ?? []
    for (const [english, text] of Object.entries(words))
      expect([english, places(text)]).toEqual([english, places(english)])
  })
})

test('information that leaves a form has a form to go to', () => {
  for (const [, { model }] of entries) {
    const restricted = model.slots.filter((s) => s.restricted).map((s) => s.pattern)
    const { restriction } = model.form
    expect(restriction !== undefined).toBe(restricted.length > 0)
    if (!restriction) continue
    expect(model.slotByPattern.get(restriction.when)?.kind).toBe('ticked')
    const there = catalogue.forms.get(restriction.form)?.model.slotByPattern
    for (const pattern of restricted) expect(there?.has(pattern)).toBe(true)
  }
})

describe.each(entries)('%s', (_, { model, labels, bindings, asked }) => {
  const { form, nodes, slots } = model

  test('has unique ids that begin with the id of their parent', () => {
    const ids = nodes.map((n) => n.node.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(slots.map((s) => s.pattern)).size).toBe(slots.length)
    for (const { node } of nodes) for (const child of node.children ?? []) expect(child.id).toMatch(`${node.id}.`)
  })

  test('has at most one repeat above any slot', () => {
    for (const slot of slots) expect(slot.pattern.split('[]').length).toBeLessThanOrEqual(slot.node.columns ? 3 : 2)
  })

  test('says who completes it and which instrument it belongs to', () => {
    for (const language of catalogue.languages.values()) {
      for (const instrument of form.instruments) expect(language.instruments[instrument]).toBeTruthy()
    }
    const isInPart = form.body.every((n) => (form.parts ?? []).some((p) => p.id === n.part))
    expect(isInPart).toBe(form.parts !== undefined)
    for (const part of form.parts ?? []) if (part.signature) expect(model.nodeById.has(part.signature)).toBe(true)
  })

  test('is worded in every language with the same keys and no empty word', () => {
    expect([...labels.keys()].sort()).toEqual([...catalogue.languages.keys()].sort())
    const keys = Object.keys(labels.get('en')?.labels ?? {}).sort()
    for (const words of labels.values()) {
      expect(Object.keys(words.labels).sort()).toEqual(keys)
      expect(Object.values(words.labels).filter((w) => w.trim() === '')).toEqual([])
      for (const key of words.working ?? []) expect(keys).toContain(key)
    }
  })

  test('has a word for each thing it prints and prints each word', () => {
    const words = labels.get('en')?.labels ?? {}
    const { needed, optional } = labelKeysOf(form)
    for (const key of needed) expect(words).toHaveProperty([key])
    for (const key of Object.keys(words)) expect([...needed, ...optional]).toContain(key)
  })

  test('uses each footnote that it declares', () => {
    const used = [
      ...form.header.footnotes,
      ...nodes.flatMap((n) => [...(n.node.footnotes ?? []), ...Object.values(n.node.optionFootnotes ?? {}).flat()]),
    ]
    expect([...new Set(used)].sort()).toEqual([...form.footnotes].sort())
  })

  test('binds existing slots', () => {
    for (const [path, binding] of Object.entries(bindings)) {
      const slot = model.slotByPattern.get(path)
      expect([path, slot !== undefined]).toEqual([path, true])
      const options = typeof binding === 'object' && !Array.isArray(binding) ? Object.keys(binding) : undefined
      if (slot?.beside !== 'phrases') expect([path, options !== undefined]).toEqual([path, slot?.kind === 'choices'])
      for (const option of options ?? []) expect(slot?.options).toContain(option)
    }
  })

  test('offers phrases and "not known" where they are printed', () => {
    for (const { node } of nodes) {
      if (node.phrases)
        expect([node.type, node.fill]).toEqual(node.fill ? ['boolean', 'multilineText'] : ['multilineText', undefined])
      if (node.notKnown) expect(['text', 'multilineText', 'date', 'address', 'group', 'table']).toContain(node.type)
      if (node.notKnown && node.type === 'group') expect(node.parts).toBeDefined()
    }
  })

  test('derives or asks for each answer, never both, and says who is asked', () => {
    const ids = Object.values(asked).flat()
    const asking = (pattern: string) => ids.filter((id) => pattern === id || /^[.[]/.test(after(pattern, id)))
    // what stands beside a value is asked with it; phrases may be derived
    for (const { pattern } of slots.filter((s) => !s.beside)) {
      const sources = [...asking(pattern), ...(pattern in bindings ? ['case'] : [])]
      expect([pattern, sources.length]).toEqual([pattern, 1])
    }
    for (const id of ids) expect([id, slots.some((s) => asking(s.pattern).includes(id))]).toEqual([id, true])
    const known = form.parts?.map((part) => part.completedBy) ?? [form.issuedBy, 'applicant']
    const sheets = form.body.some((node) => node.sheet) ? ['translator'] : []
    for (const who of Object.keys(asked)) expect([...known, ...eitherOf(form), ...sheets]).toContain(who)
  })

  test('has rules about points that exist', () => {
    const known = new Set([
      ...nodes.map((n) => n.node.id),
      ...nodes.map((n) => n.pattern),
      ...slots.map((s) => s.pattern),
    ])
    for (const { node } of nodes) {
      for (const need of node.needs ?? []) {
        const slot = slots.find((s) => s.pattern.endsWith(`${node.id.split('.').at(-1)}.${need}`))
        expect(slot).toBeDefined()
      }
    }
    for (const { rule } of model.rules) {
      for (const path of pathsOf(rule)) expect(known).toContain(path)
      if (rule.kind === 'options')
        for (const o of rule.options) expect(model.nodeById.get(rule.path)?.options).toContain(o)
      const conditions = [
        ...conditionsOf(rule),
        ...(rule.unless ? [rule.unless] : []),
        ...('of' in rule ? rule.of : []),
      ]
      for (const { path, option = [] } of conditions)
        for (const o of [option].flat()) expect(model.nodeById.get(path.replaceAll('[]', ''))?.options).toContain(o)
    }
    for (const alternative of model.alternatives)
      for (const id of alternative) expect(model.nodeById.has(id)).toBe(true)
  })

  test('adds up amounts that it has', () => {
    for (const { total, plus, minus, currencies } of model.sums) {
      for (const pattern of [total, ...plus, ...minus]) expect(model.slotByPattern.get(pattern)?.kind).toBe('number')
      if (currencies) expect(model.slotByPattern.get(currencies)?.type).toBe('currency')
    }
    for (const { node } of nodes) if (node.totalRow) expect(node.rows).toContain(node.totalRow)
  })

  test('says under which letters it is made, by points that it has', () => {
    for (const { when } of form.letters ?? []) if (when) expect(model.nodeById.has(when.path)).toBe(true)
  })

  test('names every currency that it prints or offers in every language', () => {
    const currencies = catalogue.lists.get('currencies')
    const use = form.lists?.currencies
    if (!currencies || !use) return
    for (const code of [...(use.printed ?? []), ...codesOf(currencies, form)]) {
      const words = [...catalogue.languages.values()].map((language) => wordOf(currencies, code, language).text)
      expect(words).not.toContain(`${code} (${code})`)
    }
  })

  test('prints and offers values that its lists know', () => {
    const used = new Set(slots.flatMap((s) => s.node.list ?? []))
    for (const list of used) expect(form.lists).toHaveProperty(list)
    for (const [id, use] of Object.entries(form.lists ?? {})) {
      const list = catalogue.lists.get(id)
      expect(list?.today[use.today]?.length).toBeGreaterThan(0)
      for (const code of use.printed ?? []) expect(list?.labels.en).toHaveProperty(code)
    }
  })
})

describe.each([...catalogue.states.values()])('the profile of $state', ({ demands = [], reservedBases }) => {
  test('asks for nothing that cannot be given in a form of its letter', () => {
    for (const { what, instrument, letters, answeredBy } of demands) {
      expect(catalogue.languages.get('en')?.demands).toHaveProperty(what)
      for (const letter of letters) {
        const forms = entries.filter(
          ([, { model }]) =>
            model.form.instruments.includes(instrument) && model.form.letters?.some((l) => l.letter === letter),
        )
        expect(forms.length).toBeGreaterThan(0)
        for (const [, { model }] of forms) expect(answeredBy.some((a) => model.nodeById.has(a.path))).toBe(true)
      }
    }
  })

  test('reserves bases that a form offers', () => {
    if (!reservedBases) return
    const nodes = entries.flatMap(([, { model }]) => model.nodeById.get(reservedBases.path)?.options ?? [])
    expect(nodes).toEqual(expect.arrayContaining([...reservedBases.options]))
  })
})

test('letters go on after Z', () => {
  expect([0, 25, 26, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'BA'])
})
