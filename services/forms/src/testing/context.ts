import { type Catalogue, findTodaysCodes, memberStates } from '../catalogue/catalogue.ts'
import { readCatalogue } from '../catalogue/read.ts'
import type { FactContext } from '../domain/facts/context.ts'
import type { Context } from '../domain/validate/context.ts'

/** The real catalogue, read once for a test file. */
export const catalogue: Catalogue = readCatalogue()

export function entryOf(id: string) {
  const entry = catalogue.forms.get(id)
  if (!entry) throw new Error(`no form ${id}`)
  return entry
}

export function languageOf(language: string) {
  const found = catalogue.languages.get(language)
  if (!found) throw new Error(`no language ${language}`)
  return found
}

export function labelsOf(form: string, language: string) {
  const found = entryOf(form).labels.get(language)
  if (!found) throw new Error(`no ${language} labels`)
  return found
}

export const factContext = (language = 'fr'): FactContext => ({
  language: languageOf(language),
  today: '2027-01-18',
  memberStates: memberStates(catalogue),
  writer: 'requesting-authority',
})

/** A context in which nothing is missing; tests change one thing. */
export function contextOf(form: string, more: Partial<Context> = {}): Context {
  const entry = entryOf(form)
  return {
    language: languageOf('en'),
    labels: labelsOf(form, 'en'),
    today: '2027-01-18',
    requestedState: '',
    signedParts: ['A', 'B'],
    listOf: (list) => new Set(findTodaysCodes(catalogue, entry.model, list)),
    canDraw: () => true,
    profile: catalogue.states.get(more.requestedState ?? ''),
    findState: catalogue.findState,
    numbersOf: (state) => catalogue.states.get(state)?.identityNumbers,
    ...more,
  }
}
