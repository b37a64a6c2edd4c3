import { expect, test } from '@jest/globals'
import { type Changes, codesOf, findingsOf } from '../../testing/findings.ts'

const I = 'ec-4-2009-annex-I'
const VI = 'ec-4-2009-annex-VI'
const VII = 'ec-4-2009-annex-VII'
const VIII = 'ec-4-2009-annex-VIII'
const hague = (form: string) => `hcch-2007-application-10-1-${form}`
const claim = 'terms.claims.claim[1]'
const third = { documentsThirdState: ['decisionText', 'enforceable'], documentsMemberState: undefined }
const appeared = 'basis.recognition.ground.hagueConvention2007.defendantAppeared'

/** What the sample case and these answers of a form are found to lack or to be wrong with. */
const wrong: [string, string, Changes][] = [
  ['should DATE_TOO_EARLY nature.dateAndReference.date', I, { 'nature.dateAndReference.date': '2011-06-17' }],
  [`should EXCLUSIVE ${claim}.instalments`, I, { [`${claim}.oneSum`]: true, [`${claim}.instalments`]: true }],
  [`should ONE_OF_REQUIRED ${claim}.oneSum`, I, { [`${claim}.parties.payer.surname`]: 'Ferreira' }],
  [`should REQUIRED ${claim}.regular.amount`, I, { [`${claim}.regular`]: true }],
  [
    `should REQUIRED ${claim}.instalments.schedule.cells[2].amount`,
    I,
    { [`${claim}.instalments.schedule.cells[2].dueDate`]: '2026-01-01' },
  ],
  [`should AMOUNT_NOT_POSITIVE ${claim}.regular.amount`, I, { [`${claim}.regular.amount`]: '0.00' }],
  ['should REQUIRED terms.currency', I, { 'terms.currency': undefined, [`${claim}.regular.amount`]: '250' }],
  [
    `should DATE_ORDER ${claim}.oneSum.dueDate`,
    I,
    { [`${claim}.oneSum.period.from`]: '2025-02-01', [`${claim}.oneSum.dueDate`]: '2025-01-31' },
  ],
  ['should DATE_ORDER done.date', I, { 'nature.dateAndReference.date': '2026-05-02', 'done.date': '2026-05-01' }],
  [
    'should IDENTITY_NUMBER_DOUBTFUL claimants.claimant[0].identityNumber',
    I,
    { 'claimants.claimant[0].identityNumber': '123456780', 'claimants.claimant[0].address.country': 'PT' },
  ],
  ['must EXCLUSIVE debtor.represented', VI, { 'debtor.represented.name.surname': 'Peeters' }],
  ['must EXCLUSIVE debtor.sameAsDefendant', VI, { 'beneficiaries.sameAsDefendant': true }],
  ['must DATE_ORDER doneB.date', VI, { 'doneB.date': '2019-01-01' }],
  ['must DOCUMENT_MISSING documentsThirdState', VI, { ...third, documentsThirdState: ['decisionText'] }],
  ['must DOCUMENT_MISSING documentsThirdState', VI, { ...third, [appeared]: false }],
  ['should EXCLUSIVE payment.cheque', VI, { 'payment.cheque.payableTo': 'Maria' }],
  ['should REQUIRED payment.electronic.accountHolder', VI, { 'payment.electronic.accountHolder': undefined }],
  ['should COUNT_TOO_LOW documentsTotal', VI, { documentsTotal: '1', documentsMemberState: ['decision', 'extract'] }],
  ['should COUNT_TOO_LOW documentsTotal', VI, { documentsTotal: 'two' }],
  ['should AGE_DOUBTFUL applicant.naturalPerson.birth.date', VI, { 'applicant.naturalPerson.birth.date': '2012-03' }],
  ['should AGE_DOUBTFUL defendant.birth.date', VI, { 'defendant.birth.date': '1899-01-01' }],
  ['should IDENTITY_NUMBER_DOUBTFUL defendant.identityNumber', VI, { 'defendant.identityNumber': 'unknown' }],
  ['must EXCLUSIVE debtor.sameAsApplicant', VII, { application: ['art56_1_c'], 'debtor.sameAsApplicant': true }],
  ['must REQUIRED basis.modify.givenInOtherState', VII, { application: ['art56_2_c'] }],
  [
    'must EXCLUSIVE beneficiaries.sameAsApplicant',
    VII,
    { application: ['art56_2_b'], 'beneficiaries.sameAsApplicant': true },
  ],
  [
    'should REQUIRED finances.debtorSide.expenses.basis',
    VII,
    { 'finances.debtorSide.expenses.cells.food.debtor': '1' },
  ],
  ['should TIME_LIMIT_PASSED done.date', VIII, { dateReceived: '2026-11-23', 'done.date': '2026-12-24' }],
  [
    'must PERIOD_TOO_SHORT needed.dueOn',
    'message-information-request',
    { instrument: ['regulation4_2009'], 'done.date': '2026-11-30', 'needed.dueOn': '2027-02-27' },
  ],
  [
    'must PERIOD_TOO_SHORT needed.dueOn',
    'message-information-request',
    { instrument: ['hague2007'], 'done.date': '2026-11-30', 'needed.dueOn': '2027-02-27' },
  ],
  ['must DOCUMENT_MISSING documents.art25', hague('a'), { respondentAppeared: false }],
  ['must EXCLUSIVE applicant.capacity', hague('a'), { application: ['limitation'] }],
  ['must DOCUMENT_MISSING documents.art30_3', hague('a'), { 'decision.kind': ['arrangement'] }],
  ['must REQUIRED arrears.calculatedOn', hague('a'), { 'arrears.amount': '10', 'arrears.calculatedOn': undefined }],
  [
    'must REQUIRED decision.obligations.cells[3].currency',
    hague('a'),
    { 'decision.obligations.cells[3].amount': '10' },
  ],
  ['must STATE_DIFFERS decision.stateOfOrigin', hague('b'), { application: ['made'], 'decision.stateOfOrigin': 'BE' }],
  [
    'must EXCLUSIVE applicant.publicBodyName',
    hague('c-d'),
    { application: ['art10_1_c'], 'applicant.publicBodyName': 'X' },
  ],
  [
    'should EXCLUSIVE status.steps',
    'hcch-2007-status-report',
    { 'status.steps': ['debtorLocated', 'debtorNotLocated'] },
  ],
]

test.each(wrong)('%s in %s', (code, form, changes) => {
  expect(codesOf(findingsOf(form, changes, { requestedState: 'NO' }))).toContain(code)
})

/** The same points answered as they may be. */
const fine: [string, string, Changes][] = [
  ['DATE_TOO_EARLY', I, { 'nature.dateAndReference.date': '2011-06-18' }],
  ['EXCLUSIVE', I, { [`${claim}.oneSum`]: true, 'terms.claims.claim[0].instalments': true }],
  ['AMOUNT_NOT_POSITIVE', I, { [`${claim}.regular.amount`]: '0.01' }],
  ['COUNT_TOO_LOW', VI, { documentsTotal: '12', documentsMemberState: ['decision', 'extract'] }],
  ['AGE_DOUBTFUL', VI, { 'applicant.naturalPerson.birth.date': '2012', 'applicant.naturalPerson.representative': 'X' }],
  ['AGE_DOUBTFUL', VI, { 'applicant.naturalPerson.birth.date': '2009' }],
  ['IDENTITY', VI, { 'defendant.identityNumber': '85.07.30-033.28' }],
  ['IDENTITY', VI, { 'defendant.identityNumber': 'unknown', 'defendant.nationality': 'Atlantis' }],
  ['IDENTITY', VI, { 'defendant.identityNumber': '1-555; 811228-9874', 'defendant.nationality': 'Schweden' }],
  ['TIME_LIMIT', VIII, { dateReceived: '2026-11-26', 'done.date': '2026-12-28' }],
  [
    'PERIOD',
    'message-information-request',
    { instrument: ['hague2007'], 'done.date': '2026-11-30', 'needed.dueOn': '2027-02-28' },
  ],
  ['STATE_DIFFERS', hague('b'), { application: ['made'], 'decision.stateOfOrigin': 'NO' }],
]

test.each(fine)('no %s in %s with %j', (code, form, changes) => {
  expect(codesOf(findingsOf(form, changes, { requestedState: 'NO' })).join()).not.toContain(code)
})

test('no message holds an identity number', () => {
  const number = '85.07.30-033.29'
  const findings = findingsOf(VI, { 'defendant.identityNumber': number })
  expect(findings.some(({ code }) => code === 'IDENTITY_NUMBER_DOUBTFUL')).toBe(true)
  expect(JSON.stringify(findings)).not.toContain(number)
})
