import { describe, expect, test } from '@jest/globals'
import { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { Instrument } from '../domain/instrument.ts'
import type { ReadIn } from '../domain/instrument-form.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { readLaw } from '../store/law.ts'
import { caseFileFrom, letterIn } from './read-in.ts'

const law = readLaw()
const text = (path: string, value: string) => Answer.fromPartial({ path, value: { $case: 'text', value } })
const ticked = (path: string) => Answer.fromPartial({ path, value: { $case: 'ticked', value: true } })
const chosen = (path: string, ...ids: string[]) =>
  Answer.fromPartial({ path, value: { $case: 'choices', value: { ids } } })
const born = (path: string, year: number) =>
  Answer.fromPartial({ path, value: { $case: 'date', value: { year, month: 3, day: 9 } } })

function ruleOf(instrument: Instrument, form: string): ReadIn {
  const { readIn } = getForm(instrument, form)
  if (!readIn) throw new Error(`${form} is not read in`)
  return readIn
}

describe('a case read from Annex VI', () => {
  const regulation = getInstrument(law, 'regulation-4-2009')
  const rule = ruleOf(regulation, 'ec-4-2009-annex-VI')
  const answers = [
    chosen('application', 'enforcement'),
    text('requestingAuthority.name', 'Autoridade Central'),
    text('requestingAuthority.referenceNumber', 'PT/2027/000001'),
    text('decision.courtOfOrigin', 'Tribunal de Lisboa'),
    text('applicant.naturalPerson.name.surname', 'Alvorada'),
    text('applicant.naturalPerson.address.street', 'Rua Um 1'),
    text('applicant.naturalPerson.address.memberState', 'PT'),
    text('defendant.name.surname', 'Poente'),
    ticked('debtor.sameAsDefendant'),
    text('beneficiaries.represented.person[0].name.surname', 'Alvorada'),
    text('beneficiaries.represented.person[0].name.givenNames', 'Nuvem'),
    born('beneficiaries.represented.person[0].birth.date', 2016),
    text('beneficiaries.represented.person[1].name.givenNames', 'Brisa'),
    text('payment.electronic.iban', 'PT50000201231234567890154'),
  ]

  test('knows what is applied for', () => expect(letterIn(rule, answers)).toBe('56-1-b'))

  test('knows everybody with the roles that they play', () => {
    const { parties } = caseFileFrom(regulation, rule, '56-1-b', answers)
    expect(parties.map(({ id, roles, person }) => [id, roles, person?.givenNames || person?.familyNames])).toEqual([
      ['p1', ['applicant', 'creditor'], 'Alvorada'],
      ['p2', ['defendant', 'debtor'], 'Poente'],
      ['p3', ['child'], 'Nuvem'],
      ['p4', ['child'], 'Brisa'],
    ])
    expect(parties[2]?.person?.birthDate).toEqual({ year: 2016, month: 3, day: 9 })
    expect(parties[0]?.person?.address).toMatchObject({ street: 'Rua Um 1', state: 'PT' })
    expect(parties[1]?.person?.address).toBeUndefined()
  })

  test('knows the other authority, the decision and the account', () => {
    expect(caseFileFrom(regulation, rule, '56-1-b', answers)).toMatchObject({
      instrument: 'regulation-4-2009',
      application: '56-1-b',
      requestingAuthority: { name: 'Autoridade Central', referenceNumber: 'PT/2027/000001' },
      decision: { court: 'Tribunal de Lisboa' },
      payment: { iban: 'PT50000201231234567890154' },
    })
  })
})

test('what an acknowledgement and later forms ask for is known from the form received', () => {
  const regulation = getInstrument(law, 'regulation-4-2009')
  const rule = ruleOf(regulation, 'ec-4-2009-annex-VI')
  const answers = [
    text('requestingAuthority.contactPerson.name.surname', 'Modelo'),
    text('requestingAuthority.contactPerson.email', 'rui@example.pt'),
    born('doneA.date', 2027),
    text('applicant.naturalPerson.name.surname', 'Alvorada'),
    ticked('applicant.naturalPerson.benefited.legalAid'),
    text('defendant.name.surname', 'Poente'),
    text('locationInformation', 'Drives a van.'),
  ]
  const { requestingAuthority, receipt, parties } = caseFileFrom(regulation, rule, '56-1-b', answers)
  expect(requestingAuthority?.contact).toMatchObject({ familyNames: 'Modelo', email: 'rui@example.pt' })
  expect(receipt?.transmittedOn).toEqual({ year: 2027, month: 3, day: 9 })
  expect([parties[0]?.person?.legalAid, parties[0]?.person?.costsExemption]).toEqual([true, undefined])
  expect(parties.map(({ person }) => person?.locatingInformation)).toEqual(['', 'Drives a van.'])
  const transmittal = ruleOf(getInstrument(law, 'hague-2007'), 'hcch-2007-transmittal-12-2')
  const hague = [text('contactPerson.fill', 'Rui Modelo'), born('signature.date', 2026)]
  const said = caseFileFrom(getInstrument(law, 'hague-2007'), transmittal, '10-1-a', hague)
  expect([said.requestingAuthority?.contact?.familyNames, said.receipt?.transmittedOn?.year]).toEqual([
    'Rui Modelo',
    2026,
  ])
})

describe('a case read from Annex VII', () => {
  const regulation = getInstrument(law, 'regulation-4-2009')
  const rule = ruleOf(regulation, 'ec-4-2009-annex-VII')
  const answers = [
    chosen('application', 'art56_1_f'),
    text('requestingAuthority.name', 'Autoridade Central'),
    text('basis.modify.courtOfOrigin', 'Tribunal de Lisboa'),
    text('applicant.name.surname', 'Alvorada'),
    text('defendant.name.surname', 'Poente'),
    ticked('debtor.sameAsDefendant'),
  ]

  test('knows what is applied for, the parties and what is to be modified', () => {
    expect(letterIn(rule, answers)).toBe('56-1-f')
    const file = caseFileFrom(regulation, rule, '56-1-f', answers)
    expect(file.parties.map(({ person }) => person?.familyNames)).toEqual(['Alvorada', 'Poente'])
    expect(file.decision?.court).toBe('Tribunal de Lisboa')
  })
})

test.each([
  ['hcch-2007-application-10-1-b', '', '10-1-b'],
  ['hcch-2007-application-10-1-c-d', 'art10_1_d', '10-1-d'],
  ['hcch-2007-application-10-1-e-f', 'art10_2_c', '10-2-c'],
])('%s with %j is an application under %s', (form, option, letter) => {
  const rule = ruleOf(getInstrument(law, 'hague-2007'), form)
  expect(letterIn(rule, [chosen('application', option)])).toBe(letter)
})

test.each([
  [
    'regulation-4-2009',
    'ec-4-2009-annex-VII',
    '56-1-c',
    'relationship',
    'beneficiaries.represented.person',
    [
      ['spouse', ''],
      ['', 'neta'],
    ],
  ],
  [
    'hague-2007',
    'hcch-2007-application-10-1-c-d',
    '10-1-c',
    'basis',
    'beneficiaries.person',
    [
      ['spouse', ''],
      ['child', ''],
    ],
  ],
] as const)(
  'under %s the relationship is read from %s as far as it says it',
  (id, form, letter, point, at, expected) => {
    const instrument = getInstrument(law, id)
    const answers = ['marriage', 'parentage'].flatMap((option, i) => [
      text(`${at}[${i}].${id === 'hague-2007' ? 'givenNames' : 'name.givenNames'}`, 'Nuvem'),
      chosen(`${at}[${i}].${point}`, option),
    ])
    const words = id === 'hague-2007' ? [] : [text(`${at}[1].relationship.fill.parentage`, 'neta')]
    const { parties } = caseFileFrom(instrument, ruleOf(instrument, form), letter, [...answers, ...words])
    expect(parties.map((party) => [party.relationship, party.relationshipDetails])).toEqual(expected)
  },
)

describe('a case read from the transmittal form of the Convention', () => {
  const convention = getInstrument(law, 'hague-2007')
  const rule = ruleOf(convention, 'hcch-2007-transmittal-12-2')
  const answers = [
    chosen('application', 'art10_1_a'),
    text('applicant.familyNames', 'Aurore'),
    ticked('beneficiaries.sameAsApplicant'),
    text('beneficiaries.person[0].familyNames', 'Aurore'),
    text('beneficiaries.person[0].givenNames', 'Lune'),
    text('debtor.familyNames', 'Boréal'),
  ]

  test('knows letter and parties', () => {
    expect(letterIn(rule, answers)).toBe('10-1-a')
    const { parties } = caseFileFrom(convention, rule, '10-1-a', answers)
    expect(parties.map(({ roles, person }) => [roles, person?.familyNames])).toEqual([
      [['applicant', 'child', 'creditor'], 'Aurore'],
      [['child'], 'Aurore'],
      [['debtor', 'defendant'], 'Boréal'],
    ])
  })

  test('of a debtor who applies knows the debtor once', () => {
    const own = [
      chosen('application', 'art10_2_a'),
      text('applicant.familyNames', 'Boréal'),
      ticked('debtor.sameAsApplicant'),
    ]
    expect(letterIn(rule, own)).toBe('10-2-a')
    const { parties } = caseFileFrom(convention, rule, '10-2-a', own)
    expect(parties.map(({ roles }) => roles)).toEqual([['applicant', 'debtor']])
  })
})
