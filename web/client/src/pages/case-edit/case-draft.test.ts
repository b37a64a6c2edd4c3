import { describe, expect, test } from '@jest/globals'
import type { CaseFileJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { freePartyId, fromCaseDraft, toCaseDraft } from './case-draft.ts'

const file: CaseFileJson = {
  parties: [
    {
      id: 'p1',
      roles: ['applicant', 'creditor'],
      person: {
        familyNames: 'Quatorze',
        givenNames: 'Vega',
        birthDate: { year: 1990 },
        address: { street: 'Rua das Amoreiras 4', place: 'Lisboa', postalCode: '1250-001', state: 'PT' },
        legalAid: false,
      },
      nonDisclosure: {
        determined: true,
        reason: 'risk',
        determinedOn: { year: 2026, month: 5, day: 4 },
        substituteAddress: { careOf: 'Central Authority', state: 'PT' },
      },
    },
    {
      id: 'p2',
      roles: ['child'],
      person: { familyNames: 'Nove', employer: 'Obra', assets: 'Casa' },
      relationship: 'child',
      relationshipDetails: 'adopted',
    },
    { id: 'p4', roles: ['representative'], person: { familyNames: 'Nove' }, represents: ['p1'] },
    {
      id: 'p3',
      roles: ['creditor'],
      person: { publicBodyName: 'Fundo', familyNames: 'Dez', telephone: '', email: '' },
    },
  ],
  decision: {
    kind: 'decision',
    court: 'Tribunal',
    date: { year: 2024, month: 2, day: 29 },
    reference: '12/24',
    stateOfOrigin: 'PT',
    enforceable: true,
    recognitionBasis: '',
    partSought: 'the sums as from June',
    costs: { payer: 'p4', payee: 'p1', amount: { currency: 'EUR', minorUnits: '30600' } },
  },
  obligations: [
    {
      beneficiaries: ['p1'],
      payer: 'p4',
      payee: 'p1',
      amount: { currency: 'EUR', minorUnits: '25050' },
      frequency: 'monthly',
      from: { year: 2024, month: 3, day: 1 },
      dueDay: '',
      indexation: '',
      untilEvent: 'end of training',
      retroactive: { amount: { currency: 'EUR', minorUnits: '125000' }, paymentForm: 'at once' },
    },
    {
      beneficiaries: ['p1'],
      payer: 'p4',
      payee: 'p1',
      frequency: 'once',
      dueDay: '',
      indexation: '',
      instalments: [{ dueOn: { year: 2024, month: 7, day: 1 }, amount: { currency: 'EUR', minorUnits: '5000' } }],
    },
  ],
  arrears: { amount: { currency: 'EUR', minorUnits: '100000' }, calculatedOn: { year: 2026, month: 12, day: 1 } },
  payment: {
    bankName: 'Banco',
    bic: '',
    accountHolder: '',
    iban: 'PT50000201231234567890154',
    reference: 'PT-1',
    cheque: { payableTo: 'Vega Quatorze', familyNames: 'Quatorze', address: { place: 'Lisboa', state: 'PT' } },
  },
  consentDate: { year: 2026, month: 12, day: 2 },
  additionalInformation: 'nothing more',
  claim: {
    sums: [{ beneficiaries: ['p2'], amount: { currency: 'EUR', minorUnits: '38000' }, frequency: 'monthly' }],
    parentage: 'established',
    changes: ['income-debtor'],
    otherChange: '',
    modifications: [{ kind: 'increase', details: '' }],
    grounds: 'needs more',
    retroactive: false,
    indexation: '',
  },
  specificMeasures: { purposes: ['address'], grounds: '', notificationRisk: true },
}

/** As the wire carries it: without what is undefined. */
const onTheWire = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('what is typed about a case', () => {
  test('comes back as it was when nothing is changed', () => {
    expect(onTheWire(fromCaseDraft(toCaseDraft(file)))).toEqual(file)
  })

  test('leaves out what nobody typed', () => {
    expect(onTheWire(fromCaseDraft(toCaseDraft()))).toEqual({
      parties: [],
      obligations: [],
      additionalInformation: '',
    })
  })

  test('drops spaces of an IBAN and obligations without an amount', () => {
    const draft = toCaseDraft(file)
    draft.payment.iban = 'PT50 0002 0123'
    draft.obligations.push({
      ...toCaseDraft(file).obligations[0],
      sum: { amount: ' ', currency: 'EUR' },
      besides: {},
    } as never)
    const written = fromCaseDraft(draft)
    expect(written.payment?.iban).toBe('PT5000020123')
    expect(written.obligations).toHaveLength(2)
  })

  test('gives a new party an id that no other has', () => {
    expect(freePartyId([{ id: 'p1' }, { id: 'p3' }])).toBe('p2')
    expect(freePartyId([])).toBe('p1')
  })
})
