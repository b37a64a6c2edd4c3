import { describe, expect, test } from '@jest/globals'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { changesBetween } from './extract-changes.ts'
import { checkExtract } from './extract-findings.ts'
import { withExtract } from './extract-merge.ts'

type Partial = Parameters<typeof CaseFile.fromPartial>[0]
const day = (year: number, month: number, dayOfMonth: number) => ({ year, month, day: dayOfMonth })
const euro = (minorUnits: bigint) => ({ currency: 'EUR', minorUnits })

const file = (more: Partial = {}) =>
  CaseFile.fromPartial({
    parties: [
      {
        id: 'p1',
        roles: ['creditor'],
        person: { familyNames: 'Tautropfen', givenNames: 'Ida', birthDate: day(1988, 4, 17) },
      },
      { id: 'p2', roles: ['child'], person: { familyNames: 'Tautropfen Wiesengrund', givenNames: 'Nanna' } },
      { id: 'p3', roles: ['applicant', 'debtor'], person: { familyNames: 'Wiesengrund', givenNames: 'Odo' } },
    ],
    decision: { kind: 'decision', court: 'Court of Examples', reference: '12/24', defendantAppeared: true },
    obligations: [{ payer: 'p3', payee: 'p1', beneficiaries: ['p2'], amount: euro(20_000n), frequency: 'monthly' }],
    ...more,
  })
const extract = (more: Partial = {}) =>
  CaseFile.fromPartial({
    parties: [
      {
        id: 'c1',
        roles: ['applicant', 'creditor'],
        person: { familyNames: 'TAUTROPFEN', givenNames: 'Ida', birthDate: day(1988, 4, 17), legalAid: true },
      },
      { id: 'd1', roles: ['defendant', 'debtor'], person: { familyNames: 'Wiesengrund', givenNames: 'Odo' } },
      { id: 'b1', roles: ['child'], person: { givenNames: 'Nanna Tautropfen-Wiesengrund' } },
    ],
    decision: { date: day(2024, 5, 21), reference: '12-24', enforceable: true },
    obligations: [
      {
        ...{ payer: 'd1', payee: 'c1', beneficiaries: ['b1'], amount: euro(25_050n), frequency: 'monthly' },
        from: day(2024, 6, 1),
      },
    ],
    ...more,
  })
const codes = (known: CaseFile, said: CaseFile) => checkExtract(known, said, 'en').map(({ code }) => code)

describe('a form of a court', () => {
  const after = withExtract(file(), extract(), [])

  test('finds everybody again, leaves who applies now as it is, and gives what was not known', () => {
    expect(after.parties.map(({ id, roles }) => [id, roles.join(' ')])).toEqual([
      ['p1', 'creditor'],
      ['p2', 'child'],
      ['p3', 'applicant debtor'],
    ])
    expect(after.parties[0]?.person).toMatchObject({ familyNames: 'Tautropfen', legalAid: true })
  })

  test('says what it says of the decision and leaves the rest of it', () => {
    expect(after.decision).toMatchObject({
      ...{ court: 'Court of Examples', reference: '12-24', defendantAppeared: true, enforceable: true },
      ...{ date: day(2024, 5, 21), fromExtract: true },
    })
  })

  test('shows each value that it changes, before and after, and who it is about', () => {
    const rows = changesBetween(file(), after)
    expect(rows.map(({ part, field, subject, before, after: young }) => [part, field, subject, before, young])).toEqual(
      [
        ['parties', '[p1].person.legalAid', 'Ida Tautropfen', '', 'true'],
        ['decision', 'reference', '', '12/24', '12-24'],
        ['decision', 'date', '', '', '2024-05-21'],
        ['decision', 'enforceable', '', '', 'true'],
        ['obligations', '[0].amount', 'Nanna Tautropfen Wiesengrund', '200.00 EUR', '250.50 EUR'],
        ['obligations', '[0].from', 'Nanna Tautropfen Wiesengrund', '', '2024-06-01'],
      ],
    )
  })

  test('leaves alone what is to be kept, and names nobody who is not in the case', () => {
    const stranger = { id: 'b1', roles: ['child'], person: { familyNames: 'Fremdling', givenNames: 'Uno' } }
    const kept = withExtract(file(), extract({ parties: [stranger] }), ['parties', 'decision'])
    expect([kept.parties, kept.decision]).toEqual([file().parties, file().decision])
    expect(kept.obligations).toMatchObject([{ payer: '', payee: '', beneficiaries: [], amount: euro(25_050n) }])
  })

  test('that agrees with the case is remarked upon in nothing', () => {
    expect(codes(file(), extract())).toEqual([])
    expect(changesBetween(after, withExtract(after, extract(), []))).toEqual([])
  })

  test('never fills the address of somebody who is protected', () => {
    const known = file()
    const [mother, ...others] = known.parties
    const hidden = { ...mother, nonDisclosure: { determined: true } }
    const said = extract({
      parties: [{ ...extract().parties[0], person: { ...mother?.person, address: { street: 'A' } } }],
    })
    const read = withExtract(CaseFile.fromPartial({ ...known, parties: [hidden, ...others] }), said, [])
    expect(read.parties[0]?.person?.address).toBeUndefined()
  })
})

describe('what does not agree is said', () => {
  test.each<[string, Partial, Partial]>([
    ['DECISION_DATE_DIFFERS', { decision: { date: day(2024, 5, 20) } }, {}],
    ['DECISION_REFERENCE_DIFFERS', { decision: { reference: '13/24' } }, {}],
    ['DECISION_COURT_DIFFERS', {}, { decision: { court: 'Court of Samples' } }],
    ['DECISION_STATE_DIFFERS', { decision: { stateOfOrigin: 'PT' } }, { decision: { stateOfOrigin: 'BE' } }],
    ['PERSON_NOT_IN_CASE', {}, { parties: [{ id: 'x', person: { familyNames: 'Fremdling', givenNames: 'Uno' } }] }],
    [
      'BIRTH_DATE_DIFFERS',
      {},
      { parties: [{ id: 'x', person: { familyNames: 'Tautropfen', givenNames: 'Ida', birthDate: day(1988, 4, 18) } }] },
    ],
    ['OBLIGATION_BEFORE_DECISION', {}, { decision: { date: day(2024, 6, 2) } }],
    [
      'INSTALMENTS_DIFFER',
      {},
      { obligations: [{ frequency: 'once', amount: euro(300n), instalments: [{ amount: euro(100n) }] }] },
    ],
    ['ARREARS_ABOVE_OBLIGATIONS', { arrears: { amount: euro(75_151n), calculatedOn: day(2024, 8, 31) } }, {}],
  ])('%s', (code, known, said) => {
    expect(codes(file(known), extract(said))).toEqual([code])
  })

  test('arrears are compared with what was due by then, and not where an index lets them grow', () => {
    const owed = { arrears: { amount: euro(75_150n), calculatedOn: day(2024, 8, 31) } }
    expect(codes(file(owed), extract())).toEqual([])
    const [sum] = extract().obligations
    const indexed = extract({ obligations: [{ ...sum, indexation: 'yearly' }] })
    expect(codes(file({ arrears: { amount: euro(9_999_999n), calculatedOn: day(2024, 8, 31) } }), indexed)).toEqual([])
  })
})
