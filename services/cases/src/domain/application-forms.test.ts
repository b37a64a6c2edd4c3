import { describe, expect, test } from '@jest/globals'
import { readLaw } from '../store/law.ts'
import { accompanyingForms, openingOf, ownFormOf } from './application-forms.ts'
import { getApplication, getInstrument } from './law.ts'

const law = readLaw()
const convention = getInstrument(law, 'hague-2007')
const regulation = getInstrument(law, 'regulation-4-2009')
const transmittal = 'hcch-2007-transmittal-12-2'

describe('the forms of an application', () => {
  test('to establish or modify are joined by the one on financial circumstances (Article 11(2))', () => {
    const letters = convention.applications
      .filter((application) => accompanyingForms(convention, application, false).length > 1)
      .map(({ letter }) => letter)
    expect(letters).toEqual(['10-1-c', '10-1-d', '10-1-e', '10-1-f', '10-2-b', '10-2-c'])
  })

  test('under the Convention are the recommended one and the transmittal', () => {
    const application = getApplication(convention, '10-1-a')
    expect(ownFormOf(convention, application)).toBe('hcch-2007-application-10-1-a')
    expect(accompanyingForms(convention, application, false)).toEqual([transmittal])
  })

  test('of somebody protected are joined by the one for restricted information (Article 40)', () => {
    for (const application of convention.applications.filter((each) => openingOf(convention, each) === 'application')) {
      const finances = application.forms.filter((form) => form === 'hcch-2007-financial-circumstances')
      const expected = [transmittal, ...finances, 'hcch-2007-restricted-information']
      expect(accompanyingForms(convention, application, true)).toEqual(expected)
    }
  })

  test('for specific measures are one: nothing is transmitted that an application would be (Article 7)', () => {
    const measures = getApplication(convention, '7')
    expect(ownFormOf(convention, measures)).toBe('hcch-2007-specific-measures')
    expect(accompanyingForms(convention, measures, false)).toEqual([])
  })

  test('under the Regulation are one, which has another address instead (Article 57(3))', () => {
    const application = getApplication(regulation, '56-1-b')
    expect(ownFormOf(regulation, application)).toBe('ec-4-2009-annex-VI')
    expect(accompanyingForms(regulation, application, true)).toEqual([])
  })
})
