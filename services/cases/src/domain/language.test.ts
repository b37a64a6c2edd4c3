import { describe, expect, test } from '@jest/globals'
import { readLaw } from '../store/law.ts'
import type { Country } from './country.ts'
import { communicationLanguages, formLanguages } from './language.ts'
import { findCountry, getInstrument } from './law.ts'

const law = readLaw()
const regulation = getInstrument(law, 'regulation-4-2009')
const convention = getInstrument(law, 'hague-2007')
const state = (code: string) => findCountry(law, code) as Country
const sides = (requesting: string, requested: string, requestedAuthority: string[] = []) => ({
  requesting: state(requesting),
  requested: state(requested),
  requestedAuthority,
})

describe('the language of a form', () => {
  test('is that of the place of the authority where the State has several', () => {
    expect(formLanguages(regulation, sides('PT', 'BE', ['fr']))).toEqual(['fr'])
    expect(formLanguages(regulation, sides('PT', 'BE', ['nl']))).toEqual(['nl'])
    expect(formLanguages(regulation, sides('PT', 'BE'))).toEqual(['nl', 'fr', 'de'])
  })

  test('is an official or a declared language of the State', () => {
    expect(formLanguages(regulation, sides('BE', 'PT'))).toEqual(['pt'])
    expect(formLanguages(convention, sides('BE', 'NO'))).toEqual(['nb', 'nn', 'en'])
  })
})

describe('the language of other communications', () => {
  test('under the Regulation is that of the forms: the Belgian authority acknowledges to Portugal in French', () => {
    expect(communicationLanguages(regulation, sides('PT', 'BE', ['fr']))).toEqual(['fr'])
  })

  test('under the Convention may be English or French unless refused', () => {
    expect(communicationLanguages(convention, sides('BE', 'NO'))).toEqual(['nb', 'nn', 'en'])
    expect(communicationLanguages(convention, sides('BE', 'BR'))).toEqual(['pt', 'en', 'fr'])
  })
})
