import { expect, test } from '@jest/globals'
import { contextOf, entryOf } from '../../testing/context.ts'
import { type Changes, codesOf, derivedAnswers, findingsOf } from '../../testing/findings.ts'
import { requiredPoints } from '../../testing/required-points.ts'
import { validate } from './validate.ts'

const I = 'ec-4-2009-annex-I'
const VI = 'ec-4-2009-annex-VI'
const VII = 'ec-4-2009-annex-VII'
const VIII = 'ec-4-2009-annex-VIII'
const hague = (form: string) => `hcch-2007-application-10-1-${form}`
const claim = 'terms.claims.claim[1]'
const third = { documentsThirdState: ['decisionText', 'enforceable'], documentsMemberState: undefined }
const appeared = 'basis.recognition.ground.hagueConvention2007.defendantAppeared'

/** Takes away what the sample case knows of a point. */
const without = (form: string, place: string): Changes =>
  Object.fromEntries(
    derivedAnswers(form).flatMap(({ path }) => (path.startsWith(`${place}.`) ? [[path, undefined]] : [])),
  )
const publicBody = { ...without(VI, 'applicant.naturalPerson'), 'applicant.publicBody.name': 'Instituto' }

/** What the sample case and these answers of a form are found to lack or to be wrong with. */
const wrong: [string, string, Changes][] = [
  ['must ONE_OF_REQUIRED basis.obtain.noDecision', VII, { application: ['art56_1_c'], 'basis.obtain': true }],
  [
    'must REQUIRED requestingAuthority.contactPerson.name.surname',
    VI,
    { 'requestingAuthority.contactPerson.name.surname': undefined },
  ],
  ['must REQUIRED applicant.publicBody.contact', VI, publicBody],
  ['must REQUIRED applicant.publicBody.address.memberState', VI, publicBody],
  ['must REQUIRED claimants.claimant', I, without(I, 'claimants.claimant[0]')],
  ['must REQUIRED defendants.defendant[0].name.surname', I, { 'defendants.defendant[0].name.surname': undefined }],
  [
    'must REQUIRED request.subject.debtor.name.surname',
    'ec-4-2009-annex-V',
    { 'request.subject.debtor': true, 'request.subject.debtor.name.surname': undefined },
  ],
  [
    'must REQUIRED beneficiaries.person[1].familyNames',
    'hcch-2007-transmittal-12-2',
    { 'beneficiaries.person[1].familyNames': undefined },
  ],
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

test.each(Object.entries(requiredPoints))('a blank %s lacks what the law demands, and nothing else', (form, points) => {
  const must = validate(entryOf(form).model, [], contextOf(form)).filter(({ severity }) => severity === 'must')
  expect(must.map(({ path, article }) => `${path}: ${article || 'the form'}`)).toEqual(points)
})

/** Findings that speak of other answers: by which words, and where they stand. */
const named: [string, string, string, readonly string[], Changes][] = [
  [
    'DATE_ORDER decision.dateAndReference.date',
    VI,
    'The date in “Date and reference number – Date” lies before one that it must follow (DEFENDANT – Date (dd/mm/yyyy) and place of birth – Date).',
    ['defendant.birth.date'],
    { 'defendant.birth.date': '2025-01-01' },
  ],
  [
    'DATE_ORDER decision.dateAndReference.date',
    VI,
    'The date in “Date and reference number – Date” lies before one that it must follow (Person B – Date (dd/mm/yyyy) and place of birth – Date).',
    ['beneficiaries.represented.person[1].birth.date'],
    { 'beneficiaries.represented.person[1].birth.date': '2025-01-01' },
  ],
  [
    'EXCLUSIVE debtor.sameAsDefendant',
    VI,
    '“The person is the same as the defendant named in point 9” cannot stand beside another answer that you gave (The person is the same as the applicant named in point 8).',
    ['debtor.sameAsApplicant'],
    { 'debtor.sameAsApplicant': true },
  ],
  [
    'EXCLUSIVE defendant.birth.date.notKnown',
    VI,
    '“Date (dd/mm/yyyy) and place of birth – Date – not known” cannot stand beside another answer that you gave (Date (dd/mm/yyyy) and place of birth – Date).',
    ['defendant.birth.date'],
    { 'defendant.birth.date.notKnown': true },
  ],
  [
    'EXCLUSIVE status.steps',
    'hcch-2007-status-report',
    '“The debtor has not been located” cannot stand beside another answer that you gave (The debtor has been located).',
    ['status.steps'],
    { 'status.steps': ['debtorLocated', 'debtorNotLocated'] },
  ],
  [
    'ALTERNATIVES applicant.publicBody',
    VI,
    'Answer either “Public body” or “Natural person”, not both.',
    ['applicant.naturalPerson'],
    { 'applicant.publicBody.name': 'Instituto' },
  ],
  [
    'ONE_OF_REQUIRED payment.electronic.iban',
    VI,
    'Complete “International Bank Account Number (IBAN)” or one of the points that can stand for it (BIC or other relevant bank code; Payment by cheque – Cheque payable to).',
    ['payment.electronic.bic', 'payment.cheque.payableTo'],
    { 'payment.electronic.iban': undefined, 'payment.electronic.bic': undefined },
  ],
]

test.each(named)('%s in %s names the other answer', (at, form, message, related, changes) => {
  const found = findingsOf(form, changes, { requestedState: 'NO' }).filter(({ code, path }) => `${code} ${path}` === at)
  expect(found).toMatchObject([{ message, related }])
})

test('no message holds an identity number', () => {
  const number = '85.07.30-033.29'
  const findings = findingsOf(VI, { 'defendant.identityNumber': number })
  expect(findings.some(({ code }) => code === 'IDENTITY_NUMBER_DOUBTFUL')).toBe(true)
  expect(JSON.stringify(findings)).not.toContain(number)
})
