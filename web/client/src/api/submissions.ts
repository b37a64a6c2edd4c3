import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseJson, SubmissionJson } from '../gen/sustento/cases/v1/case_pb.ts'
import type { ValidateSubmissionResponseJson } from '../gen/sustento/cases/v1/cases_service_pb.ts'
import type { AnswerJson } from '../gen/sustento/type/v1/answer_pb.ts'
import { useLanguage } from '../i18n/language-context.ts'
import type { LegalDate } from '../i18n/legal-date.ts'
import { caseKey } from './cases.ts'
import { call } from './http.ts'
import { keptFor } from './kept.ts'
import { caseOf, newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** The forms made for a case or received with one, newest first. */
export function useSubmissions(caseName: string) {
  const { language } = useLanguage()
  return useQuery({
    queryKey: [...caseKey(caseName), 'submissions', language],
    queryFn: async ({ signal }) => {
      const path = restPath(`${caseName}/submissions`)
      const answer = await call<{ submissions?: SubmissionJson[] }>('GET', path, { query: { language }, signal })
      return answer.submissions ?? []
    },
    placeholderData: keptFor('submissions', caseName),
    refetchInterval: ({ state }) => (state.data?.some(onItsWay) ? 3000 : false),
  })
}

function onItsWay(submission: SubmissionJson): boolean {
  return submission.state === 'SUBMISSION_STATE_FROZEN' || submission.state === 'SUBMISSION_STATE_HANDED_OVER'
}

/** Reads one form with its answers. */
export async function fetchSubmission(name: string, language: string, signal?: AbortSignal): Promise<SubmissionJson> {
  const answer = await call<{ submission?: SubmissionJson }>('GET', restPath(name), { query: { language }, signal })
  return answer.submission ?? {}
}

/** One form with its answers. */
export function useSubmission(name: string) {
  const { language } = useLanguage()
  return useQuery({
    queryKey: [...caseKey(caseOf(name)), 'submission', name, language],
    queryFn: ({ signal }) => fetchSubmission(name, language, signal),
    placeholderData: keptFor('submission', name),
  })
}

/** Starts a form, derived from what the case knows. */
export function useCreateSubmission(caseName: string) {
  const { language } = useLanguage()
  return useChange(
    async (form: string) => {
      const body = { form, requestId: newRequestId(), displayLanguage: language }
      const path = restPath(`${caseName}/submissions`)
      const answer = await call<{ submission?: SubmissionJson }>('POST', path, { body })
      return answer.submission ?? {}
    },
    [caseKey(caseName)],
  )
}

/** Puts answers of a draft; one without a value removes the answer at its path. */
export async function putAnswers(
  name: string,
  change: { answers: AnswerJson[]; language?: string; etag: string; requestId: string },
): Promise<SubmissionJson> {
  const answer = await call<{ submission?: SubmissionJson }>('PATCH', restPath(name), { body: change })
  return answer.submission ?? {}
}

const validation = (name: string, etag: string | undefined, language: string) =>
  queryOptions({
    queryKey: [...caseKey(caseOf(name)), 'findings', name, etag, language],
    queryFn: ({ signal }) =>
      call<ValidateSubmissionResponseJson>('POST', restPath(name, 'validate'), { body: { language }, signal }),
  })

/** Everything that stands in the way of sending, and what the case would say differently in a draft today. */
export function useFindings(name: string, etag: string | undefined) {
  const { language } = useLanguage()
  return useQuery({
    ...validation(name, etag, language),
    enabled: Boolean(etag),
    placeholderData: (before: ValidateSubmissionResponseJson | undefined) => before,
  })
}

/** Finds out whether sending this version of a form ends the business of the case. */
export function useEndsCase(): (name: string, etag: string) => Promise<boolean> {
  const client = useQueryClient()
  const { language } = useLanguage()
  return async (name, etag) => (await client.ensureQueryData(validation(name, etag, language))).endsCase ?? false
}

/** Takes over into a draft what the case says today. */
export async function refreshFromCase(name: string, etag: string): Promise<SubmissionJson> {
  const body = { etag, requestId: newRequestId() }
  const answer = await call<{ submission?: SubmissionJson }>('POST', restPath(name, 'refresh'), { body })
  return answer.submission ?? {}
}

/** Deletes a draft. */
export function useDeleteSubmission(caseName: string) {
  return useChange(
    ({ name, etag }: { name: string; etag: string }) =>
      call<unknown>('DELETE', restPath(name), { query: { etag, requestId: newRequestId() } }),
    [caseKey(caseName)],
    { wait: false, gone: ({ name }) => name },
  )
}

/** A signature given on paper. */
export interface Signature {
  part: string
  signedBy: 'applicant' | 'official'
  signedOn: LegalDate
  etag: string
}

/** Records that a part was signed on paper. */
export function useSignSubmission(name: string) {
  return useChange(
    (signature: Signature) =>
      call<unknown>('POST', restPath(name, 'sign'), { body: { ...signature, requestId: newRequestId() } }),
    [caseKey(caseOf(name))],
  )
}

/** A form that leaves the house, with what travels along. */
export interface Transmission {
  etag: string
  /** Given, so that pressing twice sends once. */
  requestId: string
  /** Names of the forms in the same message or envelope. */
  accompanies: string[]
  documents: string[]
  /** Of a form that went by post. */
  postedOn?: LegalDate
}

/** Freezes a form and hands it to the access point, or records that it went by post. */
export function useTransmitSubmission(caseName: string) {
  return useChange(
    ({ name, ...body }: Transmission & { name: string }) =>
      call<{ submission?: SubmissionJson; case?: CaseJson }>('POST', restPath(name, 'transmit'), { body }),
    [caseKey(caseName), ['cases'], ['tasks'], ['messages']],
    { wait: false },
  )
}
