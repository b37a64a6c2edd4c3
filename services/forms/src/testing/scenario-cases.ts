import type { CaseFile, Decision, Obligation, Party } from '../domain/case-file.ts'
import type { Claim } from '../domain/claim.ts'
import { conventionCase, regulationCase } from './sample-case.ts'

const children = ['p2', 'p3']

/** The people of the sample case with all that a caseworker knows of them. */
const asParent = (party: Party): Party =>
  children.includes(party.id) ? { ...party, relationship: 'child' } : withIdentity(party)

const withIdentity = (party: Party): Party =>
  party.id === 'p4'
    ? {
        ...party,
        person: {
          ...party.person,
          birthDate: '1985-11-03',
          identityNumber: 'BE-00000002-Y',
          civilStatus: 'single',
          employer: 'Exemple Bâtiment, Rue du Modèle 5, 5000 Namur',
          assets: 'Uma carrinha matriculada em Namur.',
        },
      }
    : { ...party, person: { ...party.person, freeProceedings: false } }

const complete = (file: CaseFile): CaseFile => ({
  ...file,
  parties: file.parties.map(asParent),
  payment: file.payment && { ...file.payment, reference: 'PT-2027-0001' },
  additionalInformation: 'O devedor já pagou duas mensalidades em junho e julho de 2024.',
  requestingAuthority: file.requestingAuthority && {
    ...file.requestingAuthority,
    fax: '+351 210 000 109',
    contact: file.requestingAuthority.contact && {
      ...file.requestingAuthority.contact,
      address: { street: 'Av. de Exemplo 3', place: 'Lisboa', postalCode: '1000-002', state: '' },
    },
  },
})

const establishmentPapers = [
  { kind: 'birth-certificate', title: 'Assentos de nascimento' },
  { kind: 'schooling', title: 'Certificados escolares' },
  { kind: 'financial-situation', title: 'Situação financeira' },
]
const modificationPapers = [
  { kind: 'decision', title: 'Sentença' },
  { kind: 'extract', title: 'Anexo I' },
  { kind: 'change-of-circumstances', title: 'Recibos de vencimento' },
  { kind: 'schooling', title: 'Certificados escolares' },
]
const conventionPapers = [
  { kind: 'decision', title: 'Sentença' },
  { kind: 'change-of-circumstances', title: 'Recibos de vencimento' },
  { kind: 'financial-situation', title: 'Situação financeira' },
]

const sought = (minorUnits: bigint): Claim['sums'] => [
  { beneficiaries: children, amount: { currency: 'EUR', minorUnits }, frequency: 'monthly', from: '2027-02-01' },
]
const establishment: Claim = {
  sums: sought(30_000n),
  parentage: 'established',
  changes: [],
  otherChange: '',
  modifications: [],
  grounds: 'O pai não contribui desde a separação em junho de 2024.',
  retroactive: false,
  indexation: '',
}
const modification: Claim = {
  sums: sought(38_000n),
  parentage: '',
  changes: ['income-debtor', 'child-situation'],
  otherChange: 'A Beatriz frequenta o ensino especial desde setembro de 2026.',
  modifications: [{ kind: 'increase', details: '' }],
  grounds: '',
  indexation: '',
}

/** Nothing was decided yet. */
const undecided = { decision: undefined, obligations: [], arrears: undefined }
const madeIn = (decision: Decision | undefined, stateOfOrigin: string): Decision => {
  if (!decision) throw new Error('the sample case has a decision')
  return { ...decision, court: 'Tribunal de la famille d’Exempleville', stateOfOrigin, fromExtract: false }
}

const regulation = complete(regulationCase)
const convention = complete(conventionCase)

/** A case of each kind that the two instruments know, with what a caseworker knows of it before a form is opened. */
export const cases = {
  measures: {
    ...regulation,
    specificMeasures: {
      purposes: ['address', 'income'],
      grounds: 'O devedor deixou de responder em 2025 e a sua morada na Bélgica já não é conhecida.',
      notificationRisk: true,
    },
  },
  recognition: { ...regulation, application: '56-1-a' },
  recognitionOfThirdState: {
    ...regulation,
    application: '56-1-a',
    decision: { ...madeIn(regulation.decision, 'US'), recognitionBasis: '20-1-c' },
    documents: [
      { kind: 'decision', title: 'Decision' },
      { kind: 'abstract', title: 'Abstract' },
      { kind: 'enforceability', title: 'Statement' },
    ],
  },
  enforcement: regulation,
  establishment: {
    ...regulation,
    ...undecided,
    application: '56-1-c',
    documents: establishmentPapers,
    claim: establishment,
  },
  modification: {
    ...regulation,
    application: '56-1-e',
    decision: madeIn(regulation.decision, 'BE'),
    documents: modificationPapers,
    claim: modification,
  },
  conventionRecognition: convention,
  conventionEnforcement: {
    ...convention,
    application: '10-1-b',
    decision: madeIn(convention.decision, 'BE'),
    documents: [
      { kind: 'decision', title: 'Jugement' },
      { kind: 'arrears', title: 'Décompte' },
    ],
  },
  conventionEstablishment: {
    ...convention,
    ...undecided,
    application: '10-1-c',
    documents: establishmentPapers,
    claim: establishment,
  },
  conventionModification: {
    ...convention,
    application: '10-1-e',
    decision: madeIn(convention.decision, 'BE'),
    documents: conventionPapers,
    claim: modification,
  },
} satisfies Record<string, CaseFile>

/** Whatever a decision can order, in one claim and another. */
export const everythingOwed: readonly Obligation[] = [
  {
    beneficiaries: ['p2'],
    payer: 'p4',
    payee: 'p1',
    amount: { currency: 'EUR', minorUnits: 25_050n },
    frequency: 'quarterly',
    from: '2024-06-01',
    untilEvent: 'fim da formação profissional',
    dueDay: '8',
    indexation: 'índice de preços no consumidor',
    indexedFrom: '2025-01-01',
    instalments: [
      { dueOn: '2024-07-01', amount: { currency: 'EUR', minorUnits: 10_000n } },
      { dueOn: '2024-08-01', amount: { currency: 'EUR', minorUnits: 12_000n } },
    ],
    retroactive: {
      from: '2024-01-01',
      until: '2024-05-31',
      amount: { currency: 'EUR', minorUnits: 125_000n },
      paymentForm: 'em duas prestações',
    },
    interest: { rate: '4 %', from: '2024-09-01' },
    inKind: 'Material escolar',
    otherForm: 'Metade das despesas médicas',
  },
  {
    beneficiaries: ['p3'],
    payer: 'p4',
    payee: 'p1',
    amount: { currency: 'EUR', minorUnits: 90_000n },
    frequency: 'once',
    from: '2024-06-01',
    until: '2024-12-31',
    dueOn: '2025-01-15',
    dueDay: '',
    indexation: '',
  },
]
