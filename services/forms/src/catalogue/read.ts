import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Labels } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'
import type { ValueList } from '../domain/lists.ts'
import { modelOf } from '../domain/model.ts'
import type { Catalogue } from './catalogue.ts'
import { composeAll } from './compose.ts'
import type { Block, Folder, FormFile, Source } from './source.ts'
import { type Translation, wordsOf } from './words.ts'

/** The data folder of this package: the same place seen from `src` and from `dist`. */
export const dataFolder = new URL('../../data/', import.meta.url)

/** Our own data, written and tested with the code: the contract test checks what a schema would, and more. */
const readJson = <T>(url: URL): T => JSON.parse(readFileSync(url, 'utf8')) as T

/** Every file of one kind. */
function readAll<T>(kind: string, folder: URL): T[] {
  const url = new URL(`${kind}/`, folder)
  return readdirSync(url).map((name) => readJson<T>(new URL(name, url)))
}

/** Reads the catalogue: a form is found because its folder is there, a language because its files are. */
export function readCatalogue(folder: URL = dataFolder): Catalogue {
  const translations = readTranslations(folder)
  return {
    forms: new Map(
      readSources(folder).map((source) => [
        source.form.id,
        {
          model: modelOf(source.form, source.rules),
          labels: wordsOf(source, translations),
          bindings: source.bindings,
        },
      ]),
    ),
    lists: new Map(readAll<ValueList>('lists', folder).map((l) => [l.id, l])),
    languages: new Map(readAll<Language>('languages', folder).map((l) => [l.language, l])),
  }
}

/** Every form with what its folder, its base and its blocks say. */
export function readSources(folder: URL = dataFolder): Source[] {
  const formFolders = new URL('forms/', folder)
  const folders = readdirSync(formFolders).map((name) => readFolder(new URL(`${name}/`, formFolders)))
  return composeAll(folders, readAll<Block>('blocks', folder))
}

/** Working translations of the forms' words, by language. */
export function readTranslations(folder: URL = dataFolder): Map<string, Translation> {
  const files = readAll<Language & { forms?: Translation }>('languages', folder)
  return new Map(files.flatMap(({ language, forms }) => (forms ? [[language, forms] as const] : [])))
}

function readFolder(folder: URL): Folder {
  const words = readdirSync(folder).filter((f) => f.startsWith('labels.'))
  const labels = words.map((f) => readJson<Labels>(new URL(f, folder)))
  return {
    form: readJson<FormFile>(new URL('form.json', folder)),
    words: Object.fromEntries(labels.map((l) => [l.language, l])),
    rules: findJson(new URL('rules.json', folder)),
    bindings: findJson(new URL('bindings.json', folder)),
    sample: findJson(new URL('sample.json', folder)),
  }
}

const findJson = <T>(url: URL): T | undefined => (existsSync(url) ? readJson<T>(url) : undefined)
