import { readChunks } from '@sustento/platform/chunks/chunks'
import type { Ctx } from '@sustento/platform/ctx'
import { Fault, Refused } from '@sustento/platform/errors'
import {
  type MessagePart,
  MessagePart as MessagePartCodec,
  type SubmitMessageRequest,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { getInstrument } from '../domain/law.ts'
import { childName } from '../domain/names.ts'
import { actionOf } from '../domain/saying.ts'
import { openAnswers } from '../store/answers.ts'
import { readFile } from '../store/case-file.ts'
import { getCase, getCaseForUpdate } from '../store/cases.ts'
import { documentsIn } from '../store/documents.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { findOpeningWireId } from '../store/incoming-messages.ts'
import { carriedBy, changeSubmission, getSubmission, submissionsToDispatch } from '../store/submissions.ts'
import { recordFailure } from './delivery.ts'
import { endErased } from './erased-late.ts'
import { isPassing } from './failures.ts'
import { refuseTelling } from './protection.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault, type Vault } from './vault.ts'
import { doWork, type Work } from './work.ts'

const batch = 20

/**
 * Hands what is frozen to the access point, exactly once: the submission's id is the request id, so that a repetition
 * after a crash is the same message. `true` when more may wait. One that cannot go now does not hold up the others.
 */
export async function dispatchOnce(app: App, tenant: string): Promise<boolean> {
  const ctx = await app.loopCtx(tenant)
  const { manager } = await app.dbs.get(tenant)
  const waiting = await submissionsToDispatch(manager, batch)
  let failed: unknown
  for (const row of waiting) await dispatch(app, ctx, manager, row).catch((error: unknown) => (failed = error))
  if (failed !== undefined) throw failed
  return waiting.length === batch
}

async function dispatch(app: App, ctx: Ctx, manager: EntityManager, first: SubmissionRow): Promise<void> {
  const owner = await getCase(manager, first.caseId)
  if (owner.erasedAt) {
    await doWork(app, ctx, (work) => endErased(work, first))
    return
  }
  try {
    const message = await handOver(app, ctx, manager, owner, first)
    app.at('dispatched-before-recorded')
    await doWork(app, ctx, (work) => recordHandOver(work, first, message))
  } catch (error) {
    if (!(error instanceof Refused) || isPassing(error)) throw error
    const { reason } = error
    await doWork(app, ctx, async (work) => {
      if (await endErased(work, first)) return
      await recordFailure(work, { caseId: owner.id, submission: first.id, message: '', code: reason })
    })
  }
}

async function handOver(
  app: App,
  ctx: Ctx,
  manager: EntityManager,
  owner: CaseRow,
  first: SubmissionRow,
): Promise<string> {
  const vault = await openVault(app, ctx.tenant, owner.id)
  const forms = await carriedBy(manager, first.id)
  if (owner.nonDisclosure) await refuseProtected(app, manager, vault, owner, forms)
  const contents = await contentsOf(manager, first, forms)
  const header = {
    parent: `tenants/${ctx.tenant}`,
    partner: owner.partner,
    conversationId: owner.conversationId,
    refToMessageId: (await findOpeningWireId(manager, owner.id)) ?? '',
    action: actionOf(first.purpose),
    parts: contents.map(({ part }) => part),
    requestId: first.id,
    source: childName(ctx.tenant, owner.id, 'submissions', first.id),
  }
  async function* elements(): AsyncGenerator<SubmitMessageRequest> {
    yield { element: { $case: 'header', value: header } }
    for (const { part, blob } of contents) yield* dataOfPart(manager, vault, part, blob)
  }
  const { message } = await app.peers.messaging.submitMessage(elements(), ctx)
  if (!message) throw new Fault('the access point answered without a message')
  return message.name
}

/** Somebody may have been protected after the form was frozen: then it waits for no access point any more. */
async function refuseProtected(
  { law }: App,
  em: EntityManager,
  vault: Vault,
  owner: CaseRow,
  forms: readonly SubmissionRow[],
): Promise<void> {
  const file = await readFile(em, vault, owner)
  for (const row of forms) {
    refuseTelling(getInstrument(law, owner.instrument), { case: owner, file, row, answers: openAnswers(vault, row) })
  }
}

async function* dataOfPart(
  manager: EntityManager,
  vault: Vault,
  part: MessagePart,
  blob: string,
): AsyncGenerator<SubmitMessageRequest> {
  for await (const data of readChunks(manager, vault, blob)) {
    yield { element: { $case: 'data', value: { part: part.id, data } } }
  }
}

/** The parts in the order in which they travel: of each form XML and PDF, then the documents as they are numbered. */
async function contentsOf(
  em: EntityManager,
  first: SubmissionRow,
  forms: readonly SubmissionRow[],
): Promise<{ part: MessagePart; blob: string }[]> {
  const documents = await documentsIn(em, first.caseId, first.documents)
  const part = (
    id: string,
    kind: string,
    mediaType: string,
    size: string | null,
    sha256: string | null,
    documentKind: string,
  ) => MessagePartCodec.create({ id, kind, mediaType, size: BigInt(size ?? 0), sha256: sha256 ?? '', documentKind })
  return [
    ...forms.flatMap((form, i) => [
      {
        part: part(`form-${i + 1}-xml`, 'form-xml', 'application/xml', form.xmlSize, form.xmlSha256, form.form),
        blob: form.xmlBlob ?? '',
      },
      {
        part: part(`form-${i + 1}-pdf`, 'form-pdf', 'application/pdf', form.pdfSize, form.pdfSha256, form.form),
        blob: form.pdfBlob ?? '',
      },
    ]),
    ...documents.map((document, i) => ({
      part: part(`document-${i + 1}`, 'attachment', document.mediaType, document.size, document.sha256, document.kind),
      blob: document.id,
    })),
  ]
}

/** Records the message's name. A receipt that came first has moved the form on already: that is kept. */
async function recordHandOver(work: Work, first: SubmissionRow, message: string): Promise<void> {
  const { ctx, tx } = work
  await getCaseForUpdate(tx, first.caseId)
  const now = await getSubmission(tx, first.caseId, first.id)
  if (now.state !== 'frozen') return
  for (const row of await carriedBy(tx, first.id)) {
    await changeSubmission(tx, row, { state: 'handed-over', message, delivery: 'queued' })
  }
  await noteDone(work, first.caseId, 'message-handed-over', { form: first.form }, message)
  await auditDone(work, 'submission.hand-over', childName(ctx.tenant, first.caseId, 'submissions', first.id))
}
