import { readdirSync, readFileSync } from 'node:fs'
import type { Form } from '../domain/form.ts'
import type { Labels } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'
import type { ValueList } from '../domain/lists.ts'
import { type FormRules, modelOf } from '../domain/model.ts'
import type { Bindings } from '../domain/prefill.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'

/** The data folder of this package: the same place seen from `src` and from `dist`. */
export const dataFolder = new URL('../../data/', import.meta.url)

/** Our own data, written and tested with the code: the contract test checks what a schema would, and more. */
const readJson = <T>(url: URL): T => JSON.parse(readFileSync(url, 'utf8')) as T

/** Reads the catalogue: a form is found because its folder is there, a language because its files are. */
export function readCatalogue(folder: URL = dataFolder): Catalogue {
  const formFolders = new URL('forms/', folder)
  const entries = readdirSync(formFolders).map((name) => readEntry(new URL(`${name}/`, formFolders)))
  const all = <T>(kind: string): T[] => {
    const url = new URL(`${kind}/`, folder)
    return readdirSync(url).map((name) => readJson<T>(new URL(name, url)))
  }
  return {
    forms: new Map(entries.map((e) => [e.model.form.id, e])),
    lists: new Map(all<ValueList>('lists').map((l) => [l.id, l])),
    languages: new Map(all<Language>('languages').map((l) => [l.language, l])),
  }
}

function readEntry(folder: URL): CatalogueEntry {
  const files = readdirSync(folder)
  const labels = files.filter((f) => f.startsWith('labels.')).map((f) => readJson<Labels>(new URL(f, folder)))
  return {
    model: modelOf(readJson<Form>(new URL('form.json', folder)), readJson<FormRules>(new URL('rules.json', folder))),
    labels: new Map(labels.map((l) => [l.language, l])),
    bindings: files.includes('bindings.json') ? readJson<Bindings>(new URL('bindings.json', folder)) : undefined,
  }
}
