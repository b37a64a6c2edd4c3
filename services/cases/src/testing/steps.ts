import { randomUUID } from 'node:crypto'
import type { Ctx } from '@sustento/platform/ctx'
import {
  CreateCaseRequest,
  CreateSubmissionRequest,
  type TransmitSubmissionRequest,
  UpdateCaseRequest,
  type UploadDocumentRequest,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { createCase } from '../usecases/create-case.ts'
import { createSubmission } from '../usecases/create-submission.ts'
import { readCase } from '../usecases/get-case.ts'
import { readSubmission } from '../usecases/read-submissions.ts'
import { transmitSubmission } from '../usecases/transmit-submission.ts'
import { updateCase } from '../usecases/update-case.ts'
import { signSubmission, updateSubmission } from '../usecases/update-submission.ts'
import { uploadDocument } from '../usecases/upload-document.ts'

// What a caseworker does, in the words of the use cases.

/** Fictional people whose names are looked for wherever they must not be. */
export const people = { creditor: 'Kanarivogel', debtor: 'Zeisigfeld', child: 'Stieglitzchen' }

/** A file with creditor, child and debtor. */
export function fileWith(more: Parameters<typeof CaseFile.fromPartial>[0] = {}): CaseFile {
  return CaseFile.fromPartial({
    parties: [
      { id: 'p1', roles: ['applicant', 'creditor'], person: { familyNames: people.creditor, givenNames: 'Ida' } },
      { id: 'p2', roles: ['child'], person: { familyNames: people.creditor, givenNames: people.child } },
      { id: 'p3', roles: ['defendant', 'debtor'], person: { familyNames: people.debtor, givenNames: 'Odo' } },
    ],
    ...more,
  })
}

/** Opens a case towards the other authority. */
export function open(
  app: App,
  ctx: Ctx,
  about: Parameters<typeof CreateCaseRequest.fromPartial>[0] = {},
): Promise<string> {
  const request = CreateCaseRequest.fromPartial({
    parent: `tenants/${ctx.tenant}`,
    instrument: 'regulation-4-2009',
    application: '56-1-b',
    partner: `tenants/${ctx.tenant}/partners/other`,
    file: fileWith(),
    requestId: randomUUID(),
    ...about,
  })
  return createCase(app, ctx, request)
}

/** Gives parties of the case other family names. */
export async function rename(app: App, ctx: Ctx, name: string, names: Readonly<Record<string, string>>): Promise<void> {
  const { row, file } = await readCase(app, ctx, name)
  const parties = file?.parties.map((party) => ({
    ...party,
    person: { ...party.person, familyNames: names[party.id] ?? party.person?.familyNames },
  }))
  const request = { case: { name, etag: row.etag, file: { parties } }, updateMask: ['file.parties'] }
  await updateCase(app, ctx, UpdateCaseRequest.fromPartial({ ...request, requestId: randomUUID() }))
}

/** Records where the applicant lives, and whether that must not be disclosed. */
export async function settle(app: App, ctx: Ctx, name: string, street: string, substitute?: string): Promise<void> {
  const { row, file } = await readCase(app, ctx, name)
  const nonDisclosure = { determined: true, reason: 'risk', substituteAddress: { street: substitute } }
  const parties = file?.parties.map((party) =>
    party.roles.includes('applicant')
      ? {
          ...party,
          person: { ...party.person, address: { street } },
          ...(substitute === undefined ? {} : { nonDisclosure }),
        }
      : party,
  )
  const request = { case: { name, etag: row.etag, file: { parties } }, updateMask: ['file.parties'] }
  await updateCase(app, ctx, UpdateCaseRequest.fromPartial({ ...request, requestId: randomUUID() }))
}

/** Attaches a document. */
export function attach(
  app: App,
  ctx: Ctx,
  parent: string,
  kind: string,
  content: Uint8Array | string = kind,
): Promise<string> {
  return uploadDocument(app, ctx, upload(parent, kind, content))
}

/** The elements of an upload. */
export async function* upload(
  parent: string,
  kind: string,
  content: Uint8Array | string,
  requestId: string = randomUUID(),
): AsyncGenerator<UploadDocumentRequest> {
  const header = { parent, kind, title: `Title of ${kind}`, mediaType: 'application/pdf', language: 'fr', requestId }
  yield { element: { $case: 'header', value: header } }
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += 100_000) {
    yield { element: { $case: 'data', value: bytes.subarray(at, at + 100_000) } }
  }
}

/** Starts a form. */
export function start(app: App, ctx: Ctx, parent: string, form: string, language = ''): Promise<string> {
  const request = { parent, form, language, requestId: randomUUID() }
  return createSubmission(app, ctx, CreateSubmissionRequest.fromPartial(request))
}

/** Types an answer. */
export function type(app: App, ctx: Ctx, name: string, path: string, value: string): Promise<void> {
  return give(app, ctx, name, path, { $case: 'text', value })
}

/** Gives an answer of any kind. */
export function give(app: App, ctx: Ctx, name: string, path: string, value: Answer['value']): Promise<void> {
  return answer(app, ctx, name, Answer.create({ path, value }))
}

async function answer(app: App, ctx: Ctx, name: string, given: Answer): Promise<void> {
  const answers = [given]
  const etag = await etagOf(app, ctx, name)
  await updateSubmission(app, ctx, { name, answers, language: '', etag, requestId: randomUUID() })
}

/** Marks part B as signed by the applicant. */
export async function sign(app: App, ctx: Ctx, name: string): Promise<void> {
  const signedOn = { year: 2027, month: 1, day: 2 }
  const etag = await etagOf(app, ctx, name)
  await signSubmission(app, ctx, { name, part: 'B', signedBy: 'applicant', signedOn, etag, requestId: randomUUID() })
}

/** Sends a form, with those that accompany it; by post when a day is given. */
export async function transmit(
  app: App,
  ctx: Ctx,
  name: string,
  accompanies: string[] = [],
  documents: string[] = [],
  postedOn?: TransmitSubmissionRequest['postedOn'],
): Promise<string> {
  return transmitSubmission(app, ctx, {
    name,
    etag: await etagOf(app, ctx, name),
    requestId: randomUUID(),
    accompanies,
    documents,
    postedOn,
  })
}

/** A case under the Regulation with everything that lets it leave, sent. */
export async function sendApplication(app: App, ctx: Ctx): Promise<{ name: string; submission: string }> {
  const name = await open(app, ctx)
  await attach(app, ctx, name, 'decision', Buffer.alloc(2_500_000, 'decision'))
  await attach(app, ctx, name, 'extract')
  const submission = await start(app, ctx, name, 'ec-4-2009-annex-VI')
  await sign(app, ctx, submission)
  await transmit(app, ctx, submission)
  return { name, submission }
}

/** A text with its language and a translation. */
export const firstSteps = Answer.create({
  path: 'initialSteps',
  value: { $case: 'text', value: 'The file is complete.' },
  language: 'en',
  translations: [{ language: 'fr', text: 'Le dossier est complet.' }],
})

/** Acknowledges a case that came in. */
export async function acknowledge(app: App, ctx: Ctx, name: string): Promise<string> {
  const submission = await start(app, ctx, name, 'ec-4-2009-annex-VIII')
  await answer(app, ctx, submission, firstSteps)
  return transmit(app, ctx, submission)
}

/** The etag of a form. */
export async function etagOf(app: App, ctx: Ctx, name: string): Promise<string> {
  return (await readSubmission(app, ctx, name)).row.etag
}

/** The etag of a case. */
export async function caseEtagOf(app: App, ctx: Ctx, name: string): Promise<string> {
  return (await readCase(app, ctx, name)).row.etag
}
