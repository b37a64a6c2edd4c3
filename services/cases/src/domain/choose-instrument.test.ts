import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLaw } from '../store/law.ts'
import { checkAgreements } from './check-agreements.ts'
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
    ['BE', 'CH', ['new-york-1956']],
    ['PT', 'CH', []],
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

  test('is a bilateral agreement, or New York with a State not listed, where the authority has entered it', () => {
    const entered = [
      { instrument: 'bilateral', state: 'AU', from: '2000-01-01' },
      { instrument: 'new-york-1956', state: 'CH', from: '2000-01-01' },
      { instrument: 'bilateral', state: 'BE', from: '2000-01-01' },
      { instrument: 'regulation-4-2009', state: 'US', from: '2000-01-01' },
    ]
    const between = (state: string, on = today) =>
      instrumentsBetween(law, 'PT', state, on, entered)
        .filter((each) => each.applicable)
        .map(({ instrument }) => instrument.id)
    expect(between('AU')).toEqual(['bilateral'])
    expect(between('AU', '1999-12-31')).toEqual([])
    expect(between('CH')).toEqual(['new-york-1956'])
    expect([between('BE'), between('US')]).toEqual([['regulation-4-2009'], ['hague-2007']])
    expect(() => checkAgreements(law, [{ id: 'pt', agreements: entered }])).toThrow(/regulation-4-2009 is none of/)
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
