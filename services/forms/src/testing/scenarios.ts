import type { CaseFile } from '../domain/case-file.ts'
import type { PlainAnswers } from '../domain/plain.ts'
import { cases } from './scenario-cases.ts'

/** How a form is filled in a normal case. */
export interface Scenario {
  readonly form: string
  readonly sentWith?: readonly string[]
  readonly file: CaseFile
  /** What is typed or chosen in the form itself. */
  readonly typed: PlainAnswers
  /** Tables of income and expenses, which only the applicant knows; their totals add up by themselves. */
  readonly tables?: PlainAnswers
  /** What the form's sample has and this case cannot have: another letter, the other authority's part, totals. */
  readonly unlike: readonly string[]
  /** At most so many values typed in the form, and from nothing to sent: in the case and in the form. */
  readonly most: { readonly inForm: number; readonly inAll: number }
}

const annexes = 'ec-4-2009-annex'
const applications = 'hcch-2007-application-10-1'

const signed = { 'requestingAuthority.relatedApplications': 'PT-2026-0777', 'doneB.date': '2026-12-12' }
const circumstances = {
  'applicant.fax': '+351 210 000 009',
  'financial.creditor': 'Salário de enfermeira a meio tempo.',
  'financial.debtor': 'Salário de carpinteiro.',
}
const earner = 'finances.claimantSide'
const tables = {
  [`${earner}.grossIncome.basis`]: ['monthly'],
  [`${earner}.grossIncome.cells.salary.primaryCarer`]: '1350.00',
  [`${earner}.grossIncome.cells.other.primaryCarer`]: '120.00',
  [`${earner}.expenses.basis`]: ['monthly'],
  [`${earner}.expenses.cells.taxes.primaryCarer`]: '90.00',
  [`${earner}.expenses.cells.housing.primaryCarer`]: '640.00',
  [`${earner}.expenses.cells.food.primaryCarer`]: '310.00',
  [`${earner}.expenses.cells.food.personA`]: '180.00',
  [`${earner}.expenses.cells.food.personB`]: '160.00',
  [`${earner}.expenses.cells.education.personA`]: '145.00',
  'finances.debtorSide.grossIncome.basis': ['annual'],
  'finances.debtorSide.grossIncome.cells.salary.debtor': '38500',
}
const otherLetter = ['basis.modify.givenInOtherState']

export const scenarios: Readonly<Record<string, Scenario>> = {
  'specific measures, Annex V': {
    form: `${annexes}-V`,
    file: cases.measures,
    typed: {},
    unlike: ['request.grounds', 'requestedReferenceNumber', 'contactPerson', 'measuresTaken', 'collected', 'doneB'],
    most: { inForm: 0, inAll: 16 },
  },
  'specific measures, Article 7': {
    form: 'hcch-2007-specific-measures',
    file: cases.conventionMeasures,
    typed: { 'request.basis': ['art7_1'] },
    unlike: [
      'request.grounds',
      'requestedReferenceNumber',
      'contactPerson',
      'measuresTaken',
      'collected',
      'exceptionalCosts',
      'doneB',
    ],
    most: { inForm: 1, inAll: 15 },
  },
  'recognition and declaration of enforceability, Annex VI': {
    form: `${annexes}-VI`,
    file: cases.recognition,
    typed: signed,
    unlike: ['basis.enforcement'],
    most: { inForm: 2, inAll: 61 },
  },
  'enforcement, Annex VI': {
    form: `${annexes}-VI`,
    file: cases.enforcement,
    typed: signed,
    unlike: [],
    most: { inForm: 2, inAll: 61 },
  },
  'first decision, Annex VII': {
    form: `${annexes}-VII`,
    file: cases.establishment,
    typed: { ...signed, 'finances.claimantSide.otherAssets': 'Nenhuns.' },
    tables,
    unlike: ['basis.modify', ...otherLetter],
    most: { inForm: 3, inAll: 63 },
  },
  'modification, Annex VII': {
    form: `${annexes}-VII`,
    file: cases.modification,
    typed: { ...signed, 'finances.claimantSide.otherAssets': 'Nenhuns.' },
    tables,
    unlike: otherLetter,
    most: { inForm: 3, inAll: 68 },
  },
  'transmittal, Article 12(2)': {
    form: 'hcch-2007-transmittal-12-2',
    sentWith: [`${applications}-a`],
    file: cases.conventionRecognition,
    typed: {},
    unlike: [],
    most: { inForm: 0, inAll: 61 },
  },
  'recognition and enforcement, Article 10(1)(a)': {
    form: `${applications}-a`,
    file: cases.conventionRecognition,
    typed: { ...circumstances, application: ['recognitionAndEnforcement'] },
    unlike: [],
    most: { inForm: 4, inAll: 65 },
  },
  'enforcement, Article 10(1)(b)': {
    form: `${applications}-b`,
    file: cases.conventionEnforcement,
    typed: circumstances,
    unlike: ['enforcement'],
    most: { inForm: 3, inAll: 61 },
  },
  'first decision, Article 10(1)(c)': {
    form: `${applications}-c-d`,
    file: cases.conventionEstablishment,
    typed: circumstances,
    unlike: [],
    most: { inForm: 3, inAll: 59 },
  },
  'modification, Article 10(1)(e)': {
    form: `${applications}-e-f`,
    file: cases.conventionModification,
    typed: circumstances,
    unlike: [],
    most: { inForm: 3, inAll: 69 },
  },
}
