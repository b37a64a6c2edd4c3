import { expect, test } from '@jest/globals'
import { catalogue, languageOf } from '../testing/context.ts'
import { type ValueList, wordOf } from './lists.ts'

const list = (id: string): ValueList => {
  const found = catalogue.lists.get(id)
  if (!found) throw new Error(`no list ${id}`)
  return found
}
const german = { ...languageOf('en'), language: 'de', locale: 'de' }

test('States and currencies have the names that an edition prints', () => {
  expect(wordOf(list('memberStates'), 'CZ', languageOf('en')).text).toBe('Czech Republic')
  expect(wordOf(list('currencies'), 'SEK', languageOf('fr')).text).toBe('Couronne suédoise (SEK)')
})

test('in any other language they have the names of the locale data', () => {
  expect(wordOf(list('memberStates'), 'CZ', german)).toEqual({ text: 'Tschechien', working: false })
  expect(wordOf(list('countries'), 'NO', german).text).toBe('Norwegen')
  expect(wordOf(list('currencies'), 'SEK', german).text).toBe('Schwedische Krone (SEK)')
})

test('the box for any further currency is worded by the language', () => {
  expect(wordOf(list('currencies'), 'other', german)).toEqual({ text: german.words.otherCurrency, working: true })
})
