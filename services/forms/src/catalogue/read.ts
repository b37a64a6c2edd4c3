import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Labels } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'
import type { ValueList } from '../domain/lists.ts'
import { modelOf } from '../domain/model.ts'
import type { PhraseList, PhraseLists } from '../domain/phrases.ts'
import type { StateProfile } from '../domain/states/profile.ts'
import { namespaceOf } from '../xml/document.ts'
import type { Catalogue } from './catalogue.ts'
import { composeAll } from './compose.ts'
import type { Block, Folder, FormFile, Source } from './source.ts'
import { stateFinder, statesOf } from './states.ts'
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
  const languages = readLanguages(folder)
  const translations = translationsOf(languages)
  const phrases = readPhrases(folder)
  const entries = readSources(folder, phrases).map((source) => ({
    model: modelOf(source.form, source.rules, phrases),
    labels: wordsOf(source, translations, phrases),
    ...source.derivation,
  }))
  const states = statesOf(readAll<StateProfile>('states', folder))
  return {
    forms: new Map(entries.map((entry) => [entry.model.form.id, entry])),
    namespaces: new Map(entries.map(({ model }) => [namespaceOf(model.form), model])),
    lists: new Map(readAll<ValueList>('lists', folder).map((l) => [l.id, l])),
    languages: new Map(languages.map((l) => [l.language, l])),
    states,
    findState: stateFinder(states.keys(), languages),
  }
}

/** Every form with what its folder, its base and its blocks say. */
export function readSources(folder: URL = dataFolder, phrases: PhraseLists = readPhrases(folder)): Source[] {
  const formFolders = new URL('forms/', folder)
  const folders = readdirSync(formFolders).map((name) => readFolder(new URL(`${name}/`, formFolders)))
  return composeAll(folders, readAll<Block>('blocks', folder), phrases)
}

/** Sentences for grounds and reasons that recur, by list. */
export const readPhrases = (folder: URL = dataFolder): PhraseLists =>
  new Map(readAll<PhraseList>('phrases', folder).map((list) => [list.id, list]))

/** Working translations of the forms' words, by language. */
export const readTranslations = (folder: URL = dataFolder): Map<string, Translation> =>
  translationsOf(readLanguages(folder))

type LanguageFile = Language & { readonly forms?: Translation }

const readLanguages = (folder: URL): LanguageFile[] => readAll<LanguageFile>('languages', folder)

const translationsOf = (files: readonly LanguageFile[]): Map<string, Translation> =>
  new Map(files.flatMap(({ language, forms }) => (forms ? [[language, forms] as const] : [])))

function readFolder(folder: URL): Folder {
  const words = readdirSync(folder).filter((f) => f.startsWith('labels.'))
  const labels = words.map((f) => readJson<Labels>(new URL(f, folder)))
  return {
    form: readJson<FormFile>(new URL('form.json', folder)),
    words: Object.fromEntries(labels.map((l) => [l.language, l])),
    rules: findJson(new URL('rules.json', folder)),
    derivation: findJson(new URL('bindings.json', folder)),
    sample: findJson(new URL('sample.json', folder)),
  }
}

const findJson = <T>(url: URL): T | undefined => (existsSync(url) ? readJson<T>(url) : undefined)
