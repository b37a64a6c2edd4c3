import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLaw } from '../store/law.ts'
import { instrumentsBetween, requireApplicable } from './choose-instrument.ts'

const law = readLaw()
const today = '2027-01-04'
const applicable = (a: string, b: string, on = today) =>
  instrumentsBetween(law, a, b, on)
    .filter((each) => each.applicable)
    .map(({ instrument }) => instrument.id)

describe('the instrument between two States', () => {
  test.each([
    ['PT', 'BE', ['regulation-4-2009']],
    ['BE', 'NO', ['hague-2007']],
    ['NO', 'PT', ['hague-2007']],
    ['BE', 'US', ['hague-2007']],
    ['NO', 'UA', ['hague-2007']],
    ['BE', 'DK', []],
    ['NO', 'DK', []],
    ['BE', 'CH', []],
    ['PT', 'PT', []],
  ])('%s towards %s', (requesting, requested, ids) => {
    expect(applicable(requesting, requested)).toEqual(ids)
  })

  test('is dated: the Convention binds the Union and Norway since 1 August 2014', () => {
    expect(applicable('BE', 'NO', '2014-07-31')).toEqual([])
    expect(applicable('BE', 'NO', '2014-08-01')).toEqual(['hague-2007'])
  })

  test.each([
    ['hague-2007', 'PT', 'BE', '51(4)', /two Member States/],
    ['regulation-4-2009', 'BE', 'DK', 'Chapter VII', /Denmark is not bound by Chapter VII/],
    ['hague-2007', 'NO', 'DK', '59(3)', /without Denmark/],
    ['regulation-4-2009', 'BE', 'NO', '', /NO is not bound/],
  ])('%s between %s and %s is refused by its article', (id, requesting, requested, article, message) => {
    expect(() => requireApplicable(law, id, requesting, requested, today)).toThrow(
      expect.objectContaining({
        reason: 'INSTRUMENT_NOT_APPLICABLE',
        message: expect.stringMatching(message),
        about: { instrument: id, requesting, requested, article },
      }),
    )
  })

  test('never is more than one today, and never depends on who asks whom', () => {
    const state = fc.constantFrom(...law.countries.map(({ code }) => code))
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(applicable(a, b)).toEqual(applicable(b, a))
        expect(applicable(a, b).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
