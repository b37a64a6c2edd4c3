import { describe, expect, test } from '@jest/globals'
import { readLaw } from '../store/law.ts'
import { getApplication, getForm, getInstrument } from './law.ts'
import { checkSending, type Sending } from './sendable.ts'

const law = readLaw()
const regulation = getInstrument(law, 'regulation-4-2009')
const convention = getInstrument(law, 'hague-2007')
const annexVI = getForm(regulation, 'ec-4-2009-annex-VI')
const circumstances = {
  publicBody: false,
  thirdState: false,
  arrears: true,
  indexation: false,
  defendantDidNotAppear: false,
  nonDisclosure: false,
}

const complete: Sending = {
  form: annexVI,
  forms: [annexVI.form],
  signedParts: ['B'],
  language: 'fr',
  acceptedLanguages: ['fr'],
  given: new Set(),
  documents: ['decision', 'extract', 'extract-translation', 'arrears'],
  circumstances,
  consented: false,
  said: [],
  running: new Map(),
  today: '2027-01-18',
}
const codes = (sending: Partial<Sending>, letter = '56-1-b') =>
  checkSending(regulation, getApplication(regulation, letter), { ...complete, ...sending }).map(
    (f) => `${f.severity} ${f.code}`,
  )

describe('an application under Article 56(1)(b)', () => {
  test('with its part B signed and its documents may leave', () => expect(codes({})).toEqual([]))

  test('needs the signature of the applicant', () => expect(codes({ signedParts: ['A'] })).toEqual(['must NOT_SIGNED']))

  test('needs the decision and the extract', () =>
    expect(codes({ documents: ['arrears'] })).toEqual(['must DOCUMENT_MISSING', 'must DOCUMENT_MISSING']))

  test('needs a statement of arrears only when there are arrears', () => {
    const documents = ['decision', 'extract']
    expect(codes({ documents })).toEqual(['must DOCUMENT_MISSING'])
    expect(codes({ documents, circumstances: { ...circumstances, arrears: false } })).toEqual([])
  })

  test('carries only documents of Articles 20, 28 or 48', () => {
    const findings = checkSending(regulation, getApplication(regulation, '56-1-b'), {
      ...complete,
      documents: [...complete.documents, 'birth-certificate'],
    })
    expect(findings).toMatchObject([{ code: 'DOCUMENT_NOT_LAWFUL', article: '57(5)', severity: 'must' }])
  })

  test('of a decision of a third State carries those of Article 25 of the Convention', () => {
    const thirdState = { ...circumstances, thirdState: true, arrears: false, defendantDidNotAppear: true }
    expect(codes({ documents: ['decision', 'enforceability', 'proper-notice'], circumstances: thirdState })).toEqual([])
    expect(codes({ documents: ['decision', 'enforceability', 'extract'], circumstances: thirdState })).toEqual([
      'must DOCUMENT_MISSING',
      'must DOCUMENT_NOT_LAWFUL',
    ])
  })

  test('is in a language that the requested State accepts', () =>
    expect(codes({ language: 'en' })).toEqual(['must LANGUAGE_NOT_ACCEPTED']))
})

describe('a public body', () => {
  const publicBody = { ...circumstances, publicBody: true }

  test('may ask for enforcement and prove its right (Article 64)', () =>
    expect(codes({ circumstances: publicBody, documents: [...complete.documents, 'public-body-right'] })).toEqual([]))

  test('may not ask to establish a decision', () =>
    expect(codes({ circumstances: publicBody }, '56-1-c')).toContain('must PUBLIC_BODY_NOT_ENTITLED'))

  test('alone may send a document on its right', () =>
    expect(codes({ documents: [...complete.documents, 'public-body-right'] })).toEqual(['must DOCUMENT_NOT_LAWFUL']))
})

describe('an application under Article 10(1)(a) of the Convention', () => {
  const application = getApplication(convention, '10-1-a')
  const [transmittal, form] = application.forms as [string, string]
  const sending: Sending = {
    ...complete,
    form: getForm(convention, form),
    forms: [transmittal, form],
    signedParts: [],
    documents: ['decision', 'enforceability', 'arrears'],
    consented: true,
  }
  const found = (change: Partial<Sending>) => checkSending(convention, application, { ...sending, ...change })

  test('with transmittal, consent and documents may leave', () => expect(found({})).toEqual([]))

  test('never travels without the transmittal', () =>
    expect(found({ forms: [form] })).toMatchObject([{ code: 'FORM_MISSING' }]))

  describe('of somebody protected', () => {
    const restricted = 'hcch-2007-restricted-information'
    const guarded = { circumstances: { ...circumstances, nonDisclosure: true }, given: new Set(['nonDisclosure']) }

    test('travels with the form for restricted information', () => {
      expect(found({ ...guarded })).toMatchObject([
        { code: 'FORM_MISSING', article: '40', message: { en: expect.stringContaining('Restricted information') } },
      ])
      expect(found({ ...guarded, forms: [transmittal, form, restricted] })).toEqual([])
    })

    test('says in each of its forms that there is a determination', () => {
      for (const each of [form, transmittal, restricted]) {
        const sent = { ...guarded, form: getForm(convention, each), forms: [transmittal, form, restricted] }
        expect(found({ ...sent, given: new Set() })).toMatchObject([
          { code: 'NON_DISCLOSURE_NOT_SAID', path: 'nonDisclosure', severity: 'must', article: '40' },
        ])
      }
    })
  })

  test('needs the consent of the applicant on record', () =>
    expect(found({ consented: false })).toMatchObject([{ code: 'CONSENT_MISSING', article: '12(2)' }]))

  test('an indexed claim should come with what is needed to calculate it', () =>
    expect(found({ circumstances: { ...circumstances, indexation: true } })).toMatchObject([
      { code: 'DOCUMENT_MISSING', severity: 'should', article: '25(1)(e)' },
    ]))
})

describe('an acknowledgement', () => {
  const sending = { ...complete, form: getForm(regulation, 'ec-4-2009-annex-VIII'), documents: [], signedParts: [] }
  const found = (given: string[]) =>
    checkSending(regulation, getApplication(regulation, '56-1-b'), { ...sending, given: new Set(given) })

  test('that names its first steps may leave', () => expect(found(['initialSteps'])).toEqual([]))

  test('that is empty is none', () =>
    expect(found(['dateReceived'])).toMatchObject([
      { code: 'FIRST_STEPS_MISSING', path: 'initialSteps', article: '58(3)' },
    ]))
})
