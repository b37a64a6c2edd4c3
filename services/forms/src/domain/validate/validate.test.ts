import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { catalogue, contextOf, entryOf, labelsOf, languageOf } from '../../testing/context.ts'
import { type Changes, codesOf, derivedAnswers, findingsOf } from '../../testing/findings.ts'
import type { Value } from '../answers.ts'
import { validate } from './validate.ts'

const VI = 'ec-4-2009-annex-VI'
describe('a derived form', () => {
  test('Annex VI lacks nothing that must be there', () => {
    expect(codesOf(findingsOf(VI))).toEqual(['should DATE_INCOMPLETE defendant.birth.date'])
  })

  test('Annex VIII lacks the first steps, and says why (Article 58(3))', () => {
    const findings = findingsOf('ec-4-2009-annex-VIII')
    expect(codesOf(findings)).toEqual(['must REQUIRED initialSteps'])
    expect(findings[0]).toMatchObject({
      article: 'Article 58(3)',
      message: 'Complete “Initial steps which have been or will be taken to deal with the application”.',
    })
  })

  test('the transmittal form lacks nothing', () => {
    expect(codesOf(findingsOf('hcch-2007-transmittal-12-2'))).toEqual(['should DATE_INCOMPLETE debtor.birthDate'])
  })

  test('the application under Article 10(1)(a) lacks its nature, and the document on legal assistance', () => {
    expect(codesOf(findingsOf('hcch-2007-application-10-1-a'))).toEqual([
      'must REQUIRED application',
      'should DATE_INCOMPLETE debtor.birthDate',
      'should DOCUMENT_MISSING documents.art25',
    ])
  })

  test('the acknowledgement of the Convention lacks the first steps', () => {
    expect(codesOf(findingsOf('hcch-2007-acknowledgement-12-3'))).toEqual([
      'must ONE_OF_REQUIRED initialSteps.complete',
    ])
  })
})

describe('one wrong answer', () => {
  test.each<[string, string, Changes]>([
    ['must UNKNOWN_PATH', 'applicant.shoeSize', { 'applicant.shoeSize': '42' }],
    ['must WRONG_TYPE', 'decision.courtOfOrigin', { 'decision.courtOfOrigin': true }],
    ['must DATE_INVALID', 'doneA.date', { 'doneA.date': '2027-02-29' }],
    ['must DATE_INCOMPLETE', 'doneA.date', { 'doneA.date': '2026-11' }],
    ['must DATE_IMPOSSIBLE', 'defendant.birth.date', { 'defendant.birth.date': '1785-11-01' }],
    ['must DATE_IN_FUTURE', 'decision.dateAndReference.date', { 'decision.dateAndReference.date': '2027-01-19' }],
    ['should DATE_ORDER', 'decision.dateAndReference.date', { 'defendant.birth.date': '2025-01-01' }],
    ['must IBAN_INVALID', 'payment.electronic.iban', { 'payment.electronic.iban': 'PT50000201231234567890155' }],
    ['should BIC_INVALID', 'payment.electronic.bic', { 'payment.electronic.bic': '12-34-56' }],
    ['should EMAIL_INVALID', 'requestingAuthority.email', { 'requestingAuthority.email': 'nobody' }],
    ['must NOT_IN_LIST', 'defendant.address.memberState', { 'defendant.address.memberState': 'DK' }],
    [
      'must NOT_IN_LIST',
      'payment.cheque.sendTo.address.country',
      { 'payment.cheque.sendTo.address.country': 'Belgium' },
    ],
    ['must OPTION_UNKNOWN', 'application', { application: ['enforcement', 'magic'] }],
    [
      'must TOO_MANY_OPTIONS',
      'applicant.naturalPerson.address.kind',
      { 'applicant.naturalPerson.address.kind': ['personal', 'careOf'] },
    ],
    [
      'must OPTION_NEEDS_TEXT',
      'documentsMemberState.fill.other',
      { documentsMemberState: ['decision', 'extract', 'other'] },
    ],
    ['must TEXT_NEEDS_OPTION', 'documentsMemberState.fill.other', { 'documentsMemberState.fill.other': 'x' }],
    ['must DOCUMENT_MISSING', 'documentsMemberState', { documentsMemberState: ['decision'] }],
    ['must EXCLUSIVE', 'debtor.sameAsDefendant', { 'debtor.sameAsApplicant': true }],
    ['must EXCLUSIVE', 'defendant.birth.date.notKnown', { 'defendant.birth.date.notKnown': true }],
    ['must EXCLUSIVE', 'defendant.address.notKnown', { 'defendant.address.notKnown': true }],
    ['must UNKNOWN_PATH', 'decision.courtOfOrigin.notKnown', { 'decision.courtOfOrigin.notKnown': true }],
    ['must ALTERNATIVES', 'applicant.publicBody', { 'applicant.publicBody.name': 'Instituto' }],
    ['must REQUIRED', 'applicant.naturalPerson.birth.date', { 'applicant.naturalPerson.birth.date': undefined }],
    [
      'must REQUIRED',
      'beneficiaries.represented.person[1].name.surname',
      { 'beneficiaries.represented.person[1].name.surname': undefined },
    ],
    [
      'must ONE_OF_REQUIRED',
      'payment.electronic.iban',
      { 'payment.electronic.iban': undefined, 'payment.electronic.bic': undefined },
    ],
    ['should REQUIRED', 'locationInformation', { locationInformation: undefined }],
    ['must REQUIRED', 'basis.enforcement', { 'basis.enforcement': false }],
    ['must TEXT_NOT_ALLOWED', 'locationInformation', { locationInformation: 'a\u0000b' }],
    ['must TEXT_NOT_ALLOWED', 'locationInformation', { locationInformation: 'turned \u202e round' }],
    ['must TEXT_NOT_ALLOWED', 'locationInformation', { locationInformation: 'half \ud800' }],
    ['must TEXT_TOO_LONG', 'locationInformation', { locationInformation: 'x'.repeat(200_001) }],
    [
      'must REPEAT_TOO_LONG',
      'beneficiaries.represented.person[500].occupation',
      { 'beneficiaries.represented.person[500].occupation': 'x' },
    ],
    [
      'must STATE_DIFFERS',
      'requestedAuthority.address.memberState',
      { 'requestedAuthority.address.memberState': 'FR' },
    ],
  ])('%s at %s', (code, path, changes) => {
    expect(codesOf(findingsOf(VI, changes, { requestedState: 'BE' }))).toContain(`${code} ${path}`)
  })

  test('a phrase that the list lacks', () => {
    const at = 'request.grounds.phrases'
    expect(codesOf(findingsOf('ec-4-2009-annex-V', { [at]: ['addressUnknown', 'magic'] }))).toContain(
      `must OPTION_UNKNOWN ${at}`,
    )
  })

  test('an amount is written in digits', () => {
    const at = 'decision.obligations.cells[0].amount'
    expect(codesOf(findingsOf('hcch-2007-application-10-1-a', { [at]: '1.234,50' }))).toContain(
      `must NUMBER_INVALID ${at}`,
    )
  })

  test('a total that differs says what it should be, outside its message', () => {
    const table = 'finances.debtorSide.grossIncome.cells'
    const given = { [`${table}.salary.debtor`]: '1200', [`${table}.other.debtor`]: '30.5' }
    const findings = findingsOf('ec-4-2009-annex-VII', { ...given, [`${table}.total.debtor`]: '1200.50' })
    expect(findings.find((f) => f.code === 'TOTAL_DIFFERS')).toEqual({
      path: `${table}.total.debtor`,
      severity: 'should',
      code: 'TOTAL_DIFFERS',
      message: '“TOTAL – Debtor” is not the sum of the amounts that it adds up. Check them.',
      article: '',
      expected: '1230.5',
    })
    expect(codesOf(findingsOf('ec-4-2009-annex-VII', given)).join()).not.toContain('TOTAL')
  })

  test('the same point answered twice', () => {
    const { model } = entryOf(VI)
    const again = derivedAnswers(VI).filter((a) => a.path === 'decision.courtOfOrigin')
    expect(codesOf(validate(model, [...derivedAnswers(VI), ...again], contextOf(VI)))).toContain(
      'must DUPLICATE_PATH decision.courtOfOrigin',
    )
  })

  test('text that no font can draw', () => {
    const findings = findingsOf(VI, { locationInformation: '漢字' }, { canDraw: (text) => !text.includes('漢') })
    expect(codesOf(findings)).toContain('must TEXT_NOT_DRAWABLE locationInformation')
  })

  test('part B without the signature of the applicant', () => {
    expect(codesOf(findingsOf(VI, {}, { signedParts: [] }))).toContain('must SIGNATURE_MISSING signatureApplicant')
  })

  test('restricted information in the application (Article 40)', () => {
    const found = findingsOf('hcch-2007-application-10-1-a', { nonDisclosure: true })
    expect(codesOf(found)).toContain('must RESTRICTED_HERE applicant.address')
    expect(codesOf(found)).toContain('must RESTRICTED_HERE payment.iban')
  })
})

describe('what is fine', () => {
  test.each([
    '#panic() *x* $y$ <a> @b \\',
    '<script>alert(1)</script>',
    'שרה כהן',
    'فاطمة',
    '👩‍👧 🎉',
    'x'.repeat(100_000),
  ])('a text of any script or markup', (text) =>
    expect(codesOf(findingsOf(VI, { locationInformation: text }))).toEqual([
      'should DATE_INCOMPLETE defendant.birth.date',
    ]),
  )

  test('a phrase in the place of free text, and that what the law asks for is not known', () => {
    const grounds = (answer: Changes) =>
      codesOf(findingsOf('ec-4-2009-annex-V', { 'request.grounds.phrases': undefined, ...answer }))
    expect(grounds({})).toContain('must REQUIRED request.grounds')
    expect(grounds({ 'request.grounds.phrases': ['service'] })).not.toContain('must REQUIRED request.grounds')
    const locating = (answer: Changes) => codesOf(findingsOf(VI, { locationInformation: undefined, ...answer }))
    expect(locating({})).toContain('should REQUIRED locationInformation')
    expect(locating({ 'locationInformation.notKnown': true })).not.toContain('should REQUIRED locationInformation')
    expect(locating({ 'locationInformation.notKnown': false })).toContain('should REQUIRED locationInformation')
  })

  test('former addresses that are not known, as a whole', () => {
    const former = 'respondent.addresses'
    const codes = (address: string | undefined) =>
      codesOf(
        findingsOf('un-1956-application', { [`${former}.notKnown`]: true, [`${former}.cells[0].address`]: address }),
      )
    expect(codes(undefined).join()).not.toContain(former)
    expect(codes('14 Invented Road')).toContain(`must EXCLUSIVE ${former}.notKnown`)
  })

  test('messages come in the language of the user and hold no value', () => {
    const french = contextOf(VI, { language: languageOf('fr'), labels: labelsOf(VI, 'fr') })
    const findings = findingsOf(VI, { 'payment.electronic.iban': 'SECRET' }, french)
    expect(findings[0]?.message).toBe(
      '« Numéro international du compte bancaire (IBAN) » n’est pas un IBAN valable. Comparez-le au document de la banque.',
    )
    expect(JSON.stringify(findings)).not.toContain('SECRET')
  })

  test('findings stand worst first', () => {
    const severities = findingsOf(VI, { 'payment.electronic.bic': '1', 'payment.electronic.iban': '1' }).map(
      (f) => f.severity,
    )
    expect(severities).toEqual([...severities].sort())
  })
})

test('validation never throws, whatever the answers', () => {
  const value: fc.Arbitrary<Value> = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => ({ kind: 'text' as const, text })),
    fc.boolean().map((ticked) => ({ kind: 'ticked' as const, ticked })),
    fc.array(fc.string()).map((choices) => ({ kind: 'choices' as const, choices })),
    fc.string().map((date) => ({ kind: 'date' as const, date })),
    fc.string().map((number) => ({ kind: 'number' as const, number })),
  )
  const slots = [...catalogue.forms.values()].flatMap((e) => e.model.slots.map((s) => s.pattern))
  const path = fc.oneof(
    fc.string(),
    fc.tuple(fc.constantFrom(...slots), fc.nat(9999)).map(([p, i]) => p.replaceAll('[]', `[${i}]`)),
  )
  const answers = fc.array(fc.record({ path, value, language: fc.option(fc.string(), { nil: undefined }) }))
  fc.assert(
    fc.property(fc.constantFrom(...catalogue.forms.keys()), answers, (form, given) => {
      const findings = validate(entryOf(form).model, given, contextOf(form))
      for (const finding of findings) expect(finding.message).not.toBe('')
    }),
    { numRuns: 500 },
  )
})
