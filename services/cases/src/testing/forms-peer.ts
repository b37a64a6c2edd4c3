import { refuse } from '@sustento/platform/errors'
import { Submission } from '@sustento/platform/gen/sustento/cases/v1/case'
import {
  Form,
  type PrefillFormRequest,
  ReadFilledFormResponse,
  ReadFormXmlResponse,
  ReadTypedFormResponse,
} from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import {
  type Answer,
  Answer as AnswerCodec,
  AnswerOrigin,
  Finding,
  Severity,
} from '@sustento/platform/gen/sustento/type/v1/answer'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { Peers } from '../app.ts'
import { answerBook } from '../usecases/answers.ts'

const offered = [
  'ec-4-2009-annex-I',
  'ec-4-2009-annex-V',
  'ec-4-2009-annex-VI',
  'ec-4-2009-annex-VIII',
  'ec-4-2009-annex-IX',
  'hcch-2007-transmittal-12-2',
  'hcch-2007-application-10-1-a',
  'hcch-2007-restricted-information',
  'hcch-2007-specific-measures',
  'hcch-2007-acknowledgement-12-3',
  'un-1956-application',
  'message-status-report',
  'message-information-request',
  'message-information-answer',
  'message-responsible-person',
  'message-non-disclosure',
  'message-closure',
  'message-discontinuation',
  'message-free-text',
]

/**
 * The forms service as the tests of the use cases need it: it prefills what decides on the case's course and carries
 * answers through its XML unchanged. The real one stands beside the real cases in `test/integration`.
 */
export function formsPeer(): Peers['forms'] {
  return {
    listForms: async ({ parent }) => ({ forms: offered.map((id) => Form.create({ name: `${parent}/forms/${id}` })) }),
    getForm: async ({ name }) => ({ form: Form.create({ name, edition: 'test', languages: ['en', 'fr'] }) }),
    prefillForm: async (request) => ({
      answers: prefilled(request).map((each) => ({ ...each, origin: AnswerOrigin.ANSWER_ORIGIN_CASE })),
      edition: 'test',
    }),
    async validateForm({ name, answers, signedParts }) {
      const blank = answers.filter(({ value }) => value?.$case === 'text' && value.value === '')
      const unsigned = name.endsWith('annex-VI') && !signedParts.includes('B')
      return {
        findings: [
          ...blank.map(({ path }) => mustFinding(path, 'REQUIRED')),
          ...(unsigned ? [mustFinding('signatureApplicant', 'SIGNATURE_MISSING')] : []),
        ],
      }
    },
    async *renderForm({ answers, language, preview, fillable, draft }) {
      const kind = draft ? 'draft' : fillable ? 'fillable' : preview ? 'preview' : 'final'
      yield { data: Buffer.from(`%PDF ${language} ${kind} ${answers.length}`) }
      yield { data: Buffer.from('%%EOF') }
    },
    async writeFormXml({ name, answers, language, reference }) {
      const said = answers.map((answer) => ({ ...answer, typedBy: '' }))
      const body = Buffer.from(Submission.encode(Submission.create({ answers: said })).finish()).toString('base64')
      return { xml: Buffer.from([name.split('/').at(-1), language, reference, body].join('\n')) }
    },
    async readFilledForm({ pdf }) {
      const extract = CaseFile.decode(Buffer.from(Buffer.from(pdf).toString().split('\n')[1] ?? '', 'base64'))
      const unread = [{ path: 'claimants', reason: 'DATE_NOT_READ', text: 'in May' }]
      return ReadFilledFormResponse.fromPartial({ form: 'ec-4-2009-annex-I', edition: 'test', extract, unread })
    },
    async readTypedForm({ name, answers }) {
      const reference = textIn(answers, 'nature.dateAndReference.reference')
      const extract = { instrument: 'regulation-4-2009', decision: { kind: 'decision', reference } }
      const findings = name.endsWith('annex-I') ? [] : [mustFinding('', 'UNKNOWN_PATH')]
      return ReadTypedFormResponse.fromPartial({ edition: 'test', extract, findings })
    },
    async readFormXml({ xml }) {
      const [form = '', language, reference, body = ''] = Buffer.from(xml).toString().split('\n')
      if (!offered.includes(form)) refuse('INVALID_ARGUMENT', 'not of a known form')
      const { answers } = Submission.decode(Buffer.from(body, 'base64'))
      const extract = form.endsWith('annex-I') ? CaseFile.decode(Buffer.from(body, 'base64')) : undefined
      return ReadFormXmlResponse.fromPartial({
        form,
        edition: 'test',
        language,
        reference,
        answers: extract ? [] : answers,
        extract,
      })
    },
  }
}

function mustFinding(path: string, code: string): Finding {
  return Finding.fromPartial({ path, severity: Severity.SEVERITY_MUST, code, message: 'is missing' })
}

/** A filled copy of a court's extract that says this of a case, with a date that could not be read. */
export const extractPdf = (extract: Parameters<typeof CaseFile.fromPartial>[0]): Uint8Array =>
  Buffer.from(`%PDF-1.7\n${bodyOf(extract)}`)

function bodyOf(extract: Parameters<typeof CaseFile.fromPartial>[0]): string {
  const said = CaseFile.fromPartial({ instrument: 'regulation-4-2009', ...extract })
  return Buffer.from(CaseFile.encode(said).finish()).toString('base64')
}

/** The XML of a court's extract that says this of a case. */
export function extractXml(extract: Parameters<typeof CaseFile.fromPartial>[0]): Uint8Array {
  const body = bodyOf(extract)
  return Buffer.from(['ec-4-2009-annex-I', 'fr', '', body].join('\n'))
}

function prefilled(request: PrefillFormRequest): Answer[] {
  const ticked = { path: 'nonDisclosure', value: { $case: 'ticked' as const, value: true } }
  const isProtected = request.caseFile?.parties.some(({ nonDisclosure }) => nonDisclosure?.determined)
  const says = isProtected && request.name.includes('/hcch-') ? [AnswerCodec.fromPartial(ticked)] : []
  return [...says, ...known(request), ...reach(request)]
}

/** Where the applicant can be reached, as applications and requests give it: another address for somebody protected. */
function reach({ name, caseFile }: PrefillFormRequest): Answer[] {
  if (name.includes('restricted') || name.includes('/message-')) return []
  const applicant = caseFile?.parties.find(({ roles }) => roles.includes('applicant'))
  const { determined, substituteAddress } = applicant?.nonDisclosure ?? {}
  const value = (determined ? substituteAddress : applicant?.person?.address)?.street ?? ''
  return value === '' ? [] : [AnswerCodec.fromPartial({ path: 'applicant.address', value: { $case: 'text', value } })]
}

function known({ name, caseFile, writer }: PrefillFormRequest): Answer[] {
  const form = name.split('/').at(-1) ?? ''
  const applicant = caseFile?.parties.find(({ roles }) => roles.includes('applicant'))?.person
  const defendant = caseFile?.parties.find(({ roles }) => roles.includes('defendant'))?.person
  const text = (path: string, value = '') => AnswerCodec.fromPartial({ path, value: { $case: 'text', value } })
  const chosen = (id: string) =>
    AnswerCodec.fromPartial({ path: 'application', value: { $case: 'choices', value: { ids: [id] } } })
  const requesting = text('requestingAuthority.referenceNumber', caseFile?.requestingAuthority?.referenceNumber)
  const requested = text('requestedAuthority.referenceNumber', caseFile?.requestedAuthority?.referenceNumber)
  const sender =
    writer === 'requesting-authority'
      ? caseFile?.requestingAuthority?.referenceNumber
      : caseFile?.requestedAuthority?.referenceNumber
  switch (form) {
    case 'ec-4-2009-annex-VI':
      return [
        chosen('enforcement'),
        requesting,
        text('applicant.naturalPerson.name.surname', applicant?.familyNames),
        text('defendant.name.surname', defendant?.familyNames),
      ]
    case 'ec-4-2009-annex-V':
    case 'hcch-2007-specific-measures':
      return writer === 'requested-authority'
        ? [requesting, text('requestedReferenceNumber', caseFile?.requestedAuthority?.referenceNumber)]
        : [requesting, text('request.subject.debtor.name.surname', defendant?.familyNames)]
    case 'hcch-2007-transmittal-12-2':
      return [
        chosen('art10_1_a'),
        requesting,
        text('applicant.familyNames', applicant?.familyNames),
        text('debtor.familyNames', defendant?.familyNames),
      ]
    case 'hcch-2007-application-10-1-a':
      return [
        chosen('recognitionAndEnforcement'),
        text('fileReference', caseFile?.requestingAuthority?.referenceNumber),
        text('applicant.familyNames', applicant?.familyNames),
        text('debtor.familyNames', defendant?.familyNames),
      ]
    case 'un-1956-application':
      return [
        AnswerCodec.fromPartial({ path: 'claim.relief', value: { $case: 'choices', value: { ids: ['enforce'] } } }),
        text('transmitting.referenceNumber', caseFile?.requestingAuthority?.referenceNumber),
        text('claimant.familyNames', applicant?.familyNames),
        text('respondent.familyNames', defendant?.familyNames),
        text('respondent.addresses.cells[0].address', 'Seeweg 1, Bern'),
      ]
    case 'hcch-2007-restricted-information':
      return [requesting, text('applicant.address', applicant?.address?.street)]
    default:
      return form.startsWith('message-') ? [text('sender.referenceNumber', sender)] : [requesting, requested]
  }
}

/** The text that an answer gives. */
export function textIn(answers: readonly Answer[], path: string): string {
  return answerBook(answers).text(path)
}
