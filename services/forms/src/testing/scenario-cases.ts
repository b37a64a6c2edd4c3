import type { CaseFile, Decision, Obligation, Party, Person } from '../domain/case-file.ts'
import type { Claim } from '../domain/claim.ts'
import { conventionCase, regulationCase } from './sample-case.ts'

const papers = (...kinds: string[]): CaseFile['documents'] => kinds.map((kind) => ({ kind, title: '' }))
const children = ['p2', 'p3']

/** What is known of the father beyond the sample case. */
const father = { birthDate: '1985-11-03', identityNumber: 'BE-00000002-Y', civilStatus: 'single' }
const assets = 'Uma carrinha matriculada em Namur.'
const unnamed = { nationality: '', occupation: '', civilStatus: '' }
const unaided = { legalAid: undefined, costsExemption: undefined, freeProceedings: undefined }

/** The people of the sample case with more, or less, said of each of them. */
const peopleWith = (more: (party: Party) => { person?: Partial<Person>; relationship?: string }): Party[] =>
  regulationCase.parties.map((party) => {
    const { person, relationship } = more(party)
    const known = party.id === 'p4' ? { ...party.person, ...father } : party.person
    const roles = party.roles.filter((role) => role !== 'representative')
    return { ...party, represents: [], roles, relationship, person: { ...known, ...person } }
  })

const isChild = ({ id }: Party): boolean => children.includes(id)
const isFather = ({ id }: Party): boolean => id === 'p4'

const forAnnexVI = peopleWith((party) => ({ person: { freeProceedings: party.id === 'p1' ? false : undefined } }))
const forAnnexVII = peopleWith((party) => ({
  person: { ...unaided, assets: isFather(party) ? assets : undefined },
  relationship: isChild(party) ? 'child' : undefined,
}))
/** The Convention asks for less of a person, and for the employer. */
const forConvention = peopleWith((party) => ({
  person: isFather(party)
    ? { ...unnamed, assets, employer: 'Exemple Bâtiment, Rue du Modèle 5, 5000 Namur' }
    : { ...unnamed, birthPlace: '', identityNumber: '', costsExemption: undefined },
  relationship: isChild(party) ? 'child' : undefined,
}))

const complete = (file: CaseFile, parties: readonly Party[]): CaseFile => ({
  ...file,
  parties,
  documents: papers(...file.documents.map(({ kind }) => kind)),
  additionalInformation: 'O devedor já pagou duas mensalidades em junho e julho de 2024.',
  receipt: undefined,
  requestingAuthority: file.requestingAuthority && {
    ...file.requestingAuthority,
    fax: '+351 210 000 109',
    contact: file.requestingAuthority.contact && {
      ...file.requestingAuthority.contact,
      address: { street: 'Av. de Exemplo 3', place: 'Lisboa', postalCode: '1000-002', state: '' },
    },
  },
})

const sum = { amount: { currency: 'EUR', minorUnits: 38_000n }, frequency: '', beneficiaries: [] }
const noClaim: Claim = {
  sums: [],
  parentage: '',
  changes: [],
  otherChange: '',
  modifications: [],
  grounds: '',
  indexation: '',
}
const monthly: Claim = { ...noClaim, sums: [{ ...sum, beneficiaries: children, frequency: 'monthly' }] }
const increase: Claim = {
  ...noClaim,
  sums: [sum],
  changes: ['income-debtor', 'child-situation'],
  otherChange: 'A Beatriz frequenta o ensino especial desde setembro de 2026.',
  modifications: [{ kind: 'increase', details: '' }],
}

/** Nothing was decided yet. */
const undecided = { decision: undefined, obligations: [], arrears: undefined }
/** The decision as far as a form asks for it. */
const decided = (more: Partial<Decision>): Decision => ({
  kind: '',
  court: 'Tribunal de Família de Exemplo',
  date: '2024-05-21',
  reference: '123/24.0TEXPL',
  stateOfOrigin: '',
  recognitionBasis: '',
  fromExtract: false,
  ...more,
})
const ofBelgium = { court: 'Tribunal de la famille d’Exempleville', stateOfOrigin: 'BE' }

const annexVI: CaseFile = {
  ...complete(regulationCase, forAnnexVI),
  decision: decided({}),
  obligations: [],
  arrears: undefined,
  consentDate: undefined,
}
const annexVII: CaseFile = { ...annexVI, parties: forAnnexVII }
const common = complete(conventionCase, forConvention)
const convention: CaseFile = {
  ...common,
  decision: decided({ stateOfOrigin: 'PT', defendantAppeared: true, recognitionBasis: '20-1-c' }),
  obligations: common.obligations.map((o) => ({ ...o, payer: '', payee: '', dueDay: '' })),
  payment: common.payment && { ...common.payment, reference: 'PT-2027-0001' },
}

/** A case of each kind that the two instruments know, with what the form asks for and a caseworker knows. */
export const cases = {
  measures: {
    ...annexVI,
    ...undecided,
    application: '',
    parties: peopleWith(() => ({ person: unnamed })).filter(isFather),
    payment: undefined,
    additionalInformation: undefined,
    documents: papers('decision'),
    specificMeasures: {
      purposes: ['address', 'income'],
      grounds: '',
      notificationRisk: true,
    },
  },
  conventionMeasures: {
    ...convention,
    ...undecided,
    application: '',
    parties: peopleWith(() => ({ person: unnamed })).filter(isFather),
    payment: undefined,
    additionalInformation: undefined,
    consentDate: undefined,
    documents: [],
    specificMeasures: { purposes: ['address', 'income'], grounds: '' },
  },
  recognition: { ...annexVI, application: '56-1-a' },
  recognitionOfThirdState: {
    ...annexVI,
    application: '56-1-a',
    decision: decided({ stateOfOrigin: 'US', defendantAppeared: true, recognitionBasis: '20-1-c' }),
    documents: papers('decision', 'abstract', 'enforceability'),
  },
  enforcement: annexVI,
  establishment: {
    ...annexVII,
    ...undecided,
    application: '56-1-c',
    documents: papers('birth-certificate', 'schooling', 'financial-situation'),
    claim: monthly,
  },
  modification: {
    ...annexVII,
    application: '56-1-e',
    decision: decided({ court: ofBelgium.court }),
    documents: papers('decision', 'extract', 'change-of-circumstances', 'schooling'),
    claim: increase,
  },
  conventionRecognition: convention,
  conventionEnforcement: {
    ...convention,
    application: '10-1-b',
    decision: decided(ofBelgium),
    documents: papers('decision', 'arrears'),
  },
  conventionEstablishment: {
    ...convention,
    ...undecided,
    application: '10-1-c',
    documents: papers('birth-certificate', 'schooling', 'financial-situation'),
    claim: {
      ...monthly,
      sums: monthly.sums.map((each) => ({ ...each, from: '2027-02-01' })),
      parentage: 'established',
      grounds: 'O pai não contribui desde a separação em junho de 2024.',
      retroactive: false,
    },
  },
  conventionModification: {
    ...convention,
    application: '10-1-e',
    arrears: undefined,
    decision: decided(ofBelgium),
    documents: papers('decision', 'change-of-circumstances', 'financial-situation'),
    claim: { ...increase, sums: [{ ...sum, beneficiaries: children, frequency: 'monthly', from: '2027-02-01' }] },
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
