import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import type { Language } from '../domain/language.ts'
import { dataFolder, readCatalogue } from './read.ts'
import type { FormFile } from './source.ts'
import type { Translation } from './words.ts'

/** What `docs/guides/add-a-form.md` and `add-a-language.md` say, done to a copy of the data. */
const folder = mkdtempSync(join(tmpdir(), 'sustento-forms-'))
cpSync(dataFolder, folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))
const url = pathToFileURL(`${folder}/`)
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, url), 'utf8')) as T
const write = (name: string, value: object) => writeFileSync(new URL(name, url), JSON.stringify(value))

test('a form is added by its folder', () => {
  cpSync(new URL('forms/message-free-text/', url), new URL('forms/message-circular/', url), { recursive: true })
  write('forms/message-circular/form.json', {
    ...read<FormFile>('forms/message-free-text/form.json'),
    id: 'message-circular',
  })
  const added = readCatalogue(url).forms.get('message-circular')
  expect([...(added?.labels.keys() ?? [])].sort()).toEqual([...readCatalogue().languages.keys()].sort())
  expect(added?.model.slotByPattern.has('sender.name')).toBe(true)
})

test('a language is added by its file, and a form lacks it as long as a word is missing', () => {
  const { forms, ...french } = read<Language & { forms: Translation }>('languages/fr.json')
  const [known] = Object.entries(readCatalogue(url).forms.get('ec-4-2009-annex-VIII')?.labels.get('en')?.labels ?? {})
  const english = [...readCatalogue(url).forms.values()].flatMap(({ labels }) => {
    const en = labels.get('en')
    return [...Object.values(en?.labels ?? {}), ...Object.values(en?.phrases ?? {}), en?.edition ?? '']
  })
  const words = Object.fromEntries(english.map((text) => [text, `${text} (nb)`]))
  const norwegian = { ...french, language: 'nb', locale: 'nb' }
  write('languages/nb.json', { ...norwegian, forms: { ...forms, words } })
  for (const form of readCatalogue(url).forms.values()) {
    expect(form.labels.get('nb')?.labels['header.title']).toMatch(/ \(nb\)$/)
    expect(form.labels.get('nb')?.working).toContain('header.title')
  }
  delete words[known?.[1] ?? '']
  write('languages/nb.json', { ...norwegian, forms: { ...forms, words } })
  expect(readCatalogue(url).forms.get('ec-4-2009-annex-VIII')?.labels.has('nb')).toBe(false)
})
