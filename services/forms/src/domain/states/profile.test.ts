import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { statesOf } from '../../catalogue/states.ts'
import { catalogue, contextOf, entryOf } from '../../testing/context.ts'
import { codesOf, findingsOf } from '../../testing/findings.ts'
import { generatedAnswers } from '../../testing/generated-answers.ts'
import type { Answer } from '../answers.ts'
import { validate } from '../validate/validate.ts'
import { type Demand, findUnlawful, type StateProfile } from './profile.ts'

const VI = 'ec-4-2009-annex-VI'
const closed = ['56(1)(a)', '56(1)(b)', '56(2)(a)']
const letters = fc.constantFrom(...closed, '56(1)(c)', '56(1)(d)', '56(1)(e)', '56(1)(f)', '56(2)(b)', '56(2)(c)')
const isOfProfile = (code: string) => ['STATE_INFORMATION', 'STATE_DOCUMENT', 'BASIS_RESERVED'].includes(code)

/** Any demand that somebody might write, lawful or not, at a point of Annex VI. */
const demand: fc.Arbitrary<Demand> = fc.record({
  instrument: fc.constantFrom('regulation-4-2009', 'hague-2007', 'new-york-1956', ''),
  letters: fc.array(
    fc.oneof(
      letters,
      letters.map((l) => l.replace('56', '10')),
      fc.string(),
    ),
    { maxLength: 4 },
  ),
  kind: fc.constantFrom('information', 'document'),
  what: fc.constantFrom('powerOfAttorney', 'nationalityOfParties'),
  answeredBy: fc.constantFrom([{ path: 'additionalInformation' }], [{ path: 'documentsTotal' }]),
  severity: fc.constantFrom('must', 'should'),
  article: fc.constant('Article 11(1)(g)'),
})

/** Annex VI under each of the three letters: as its first point and the debtor's application say. */
const application = fc
  .constantFrom('recognition', 'recognitionAndEnforceability', 'enforcement')
  .map((choice): Answer => ({ path: 'application', value: { kind: 'choices', choices: [choice] } }))

const isRefused = (one: Demand): boolean => {
  try {
    statesOf([{ state: 'XX', source: '', demands: [one] }])
    return false
  } catch {
    return true
  }
}

describe('nothing beyond Articles 20, 28 and 48 may be demanded for recognition and enforcement (Article 57(5))', () => {
  test('whatever the State and the answers, its profile finds nothing', () => {
    const { model } = entryOf(VI)
    const states = fc.constantFrom(...catalogue.states.keys())
    fc.assert(
      fc.property(states, application, generatedAnswers(model), (requestedState, first, answers) => {
        const given = [first, ...answers.filter(({ path }) => path !== first.path)]
        const findings = validate(model, given, contextOf(VI, { requestedState }))
        expect(findings.filter(({ code }) => isOfProfile(code))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('whatever lawful profile is written, it finds nothing either', () => {
    const { model } = entryOf(VI)
    const profile = fc
      .array(demand)
      .map((all): StateProfile => ({ state: 'BE', source: '', demands: all.filter((one) => !findUnlawful(one)) }))
    fc.assert(
      fc.property(profile, application, fc.boolean(), (written, first, ticked) => {
        const debtor: Answer = { path: 'debtor.sameAsApplicant', value: { kind: 'ticked', ticked } }
        const findings = validate(model, [first, debtor], contextOf(VI, { profile: written }))
        expect(findings.filter(({ code }) => isOfProfile(code))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('a profile that demands more is refused when the service starts', () => {
    fc.assert(
      fc.property(demand, fc.constantFrom(...closed), (any, letter) => {
        expect(isRefused({ ...any, instrument: 'regulation-4-2009', letters: [...any.letters, letter] })).toBe(true)
      }),
    )
    expect(() => statesOf([{ state: 'XX', source: '', demands: [unlawful] }])).toThrow(
      'profile of XX: powerOfAttorney: under letter 56(1)(b) nothing more may be demanded (Article 57(5))',
    )
  })

  test('so is one that leaves the letter out, and under the Convention a document beside those of Article 25', () => {
    const hague = { ...unlawful, instrument: 'hague-2007' }
    expect(isRefused({ ...unlawful, letters: [] })).toBe(true)
    expect(isRefused({ ...hague, letters: ['10(1)(a)'] })).toBe(true)
    expect(isRefused({ ...hague, letters: ['10(1)(a)'], kind: 'information' })).toBe(false)
    expect(isRefused({ ...hague, letters: ['10(1)(b)'] })).toBe(false)
  })
})

const unlawful: Demand = {
  instrument: 'regulation-4-2009',
  letters: ['56(1)(c)', '56(1)(b)'],
  kind: 'document',
  what: 'powerOfAttorney',
  answeredBy: [{ path: 'additionalInformation' }],
  severity: 'must',
  article: 'Article 42',
}

describe('under the Convention', () => {
  const nationality = 'must STATE_INFORMATION additionalInformation'
  const found = (form: string, state: string, changes = {}) =>
    codesOf(findingsOf(`hcch-2007-application-10-1-${form}`, changes, { requestedState: state }))

  test.each<[string, string, object, string]>([
    ['e-f', 'BE', { application: ['art10_1_f'], documents: undefined }, 'must STATE_DOCUMENT documents'],
    ['c-d', 'CZ', { application: ['art10_1_c'] }, 'must STATE_DOCUMENT documents'],
    ['a', 'DE', { application: ['recognition'] }, nationality],
    ['b', 'LV', {}, 'must STATE_INFORMATION additionalInformation'],
    ['c-d', 'PL', { application: ['art10_1_c'], 'claim.amounts.cells[0].amount': undefined }, nationality],
    ['c-d', 'SK', { application: ['art10_1_d'] }, nationality],
    ['b', 'GB', {}, 'should STATE_DOCUMENT documents'],
    ['a', 'US', { basis: ['art20_1_c'] }, 'should BASIS_RESERVED basis'],
  ])('the form %s to %s with %j lacks what is declared', (form, state, changes, code) => {
    expect(found(form, state, { additionalInformation: undefined, ...changes })).toContain(code)
  })

  test('what is stated, attached or meant for another letter is not asked for', () => {
    expect(found('a', 'DE', { application: ['recognition'], additionalInformation: 'Nationality: …' })).not.toContain(
      nationality,
    )
    const attached = { application: ['art10_1_f'], documents: ['decision'] }
    expect(found('e-f', 'BE', attached).join()).not.toContain('STATE_')
    expect(found('b', 'BE').join()).not.toContain('STATE_')
    expect(found('a', 'US', { basis: ['art20_1_c', 'art20_1_a'] }).join()).not.toContain('RESERVED')
  })

  test('the message names the State and says what it asks for, in the language of the user', () => {
    const language = catalogue.languages.get('fr')
    const more = { requestedState: 'SK', ...(language && { language }) }
    const [finding] = findingsOf('hcch-2007-application-10-1-a', { application: ['recognition'] }, more).filter(
      ({ code }) => code === 'STATE_INFORMATION',
    )
    expect(finding?.message).toContain('l’État requis (Slovaquie) : la nationalité de toutes les parties.')
    expect(finding?.article).toBe('Article 11(1)(g)')
  })
})
