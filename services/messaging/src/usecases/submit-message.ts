import { auditStatement } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { Fault, refuse } from '@sustento/platform/errors'
import { answerStatement, findAnswer, requestOf } from '@sustento/platform/idempotent'
import { NothingWritten, type Statement } from '@sustento/platform/postgres/together'
import { atOnce, reading } from '@sustento/platform/unit'
import { v7 } from 'uuid'
import { findAgreement } from '../domain/agreement.ts'
import { messageName } from '../domain/names.ts'
import { getPartner } from '../store/access-point.ts'
import { insertEvidences, type NewEvidence } from '../store/evidences.ts'
import { insertMessage, insertPart, insertWire } from '../store/insert-message.ts'
import type { MessageRow } from '../store/message-row.ts'
import { findSentUnder } from '../store/messages.ts'
import { openSpool, type Spool } from '../store/spools.ts'
import type { App } from './app.ts'
import { acceptSubmission } from './ecodex/accept-submission.ts'
import { rejectSubmission } from './ecodex/reject-submission.ts'
import { newSealingKey } from './message-keys.ts'
import type { PartData } from './part-stream.ts'
import { type ReadyMessage, signAndSeal } from './sign-and-seal.ts'
import { spoolParts } from './spool-parts.ts'
import { checkSubmission, type Submission } from './submission.ts'

/**
 * Takes a message over, exactly once for each request id, and answers its name when everything is durable: content,
 * signed header, keys. From then on the bytes on the wire are fixed, however often they are sent.
 */
export async function submitMessage(
  app: App,
  ctx: Ctx,
  given: Submission,
  givenData: AsyncIterable<PartData>,
): Promise<string> {
  try {
    return await takeOver(app, ctx, given, givenData)
  } catch (error) {
    await rejectSubmission(app, ctx, given, error).catch((err: unknown) => {
      app.log.error({ tenant: ctx.tenant, err }, 'the evidence of a rejection could not be made')
    })
    throw error
  }
}

async function takeOver(app: App, ctx: Ctx, given: Submission, givenData: AsyncIterable<PartData>): Promise<string> {
  const point = app.points.get(ctx.tenant)
  const handedIn = app.clock.now()
  const partner = getPartner(point, given.partner)
  checkSubmission(given, app.limits.size)
  const id = v7()
  const accepted = acceptSubmission(app, { point, partner, id }, given, givenData)
  const { submission, data } = accepted
  checkSubmission(submission, app.limits.size)
  const { service, action, agreementRef: ref } = submission
  const agreement =
    findAgreement(partner.agreements, { service, action, ref }) ??
    refuse('INVALID_ARGUMENT', 'service and action are not agreed with the partner', { field: 'action' })
  const name = messageName(ctx.tenant, id)
  const spool = openSpool(await app.dbs.get(ctx.tenant), id, app.clock.now())
  let answer = ''
  try {
    const sealing = newSealingKey()
    const place = { tenant: ctx.tenant, content: id }
    const { compress } = agreement
    const spooled = await spoolParts({ spool, sealing, place, limits: app.limits, compress }, submission.parts, data)
    const ready = await signAndSeal(app, { point, partner, agreement }, submission, { id, sealing, spooled })
    const { statements, evidences } = accepted.kept()
    const submitted: NewEvidence = { kind: 'submitted', at: handedIn, sha256: ready.sha256 }
    const rows = rowsOf(ctx, ready, [submitted, ...evidences], spool)
    answer = await storeOnce(app, ctx, submission, ready.row, [...rows, ...statements])
  } finally {
    if (answer !== name) await spool.discard()
  }
  app.wake(ctx.tenant)
  return answer
}

/** In one commit; what was answered before when the request is repeated. */
async function storeOnce(
  app: App,
  ctx: Ctx,
  { requestId, bytes }: Submission,
  { id, messageId }: MessageRow,
  rows: Statement[],
): Promise<string> {
  const request = requestOf(ctx, 'SubmitMessage', requestId, bytes)
  const name = messageName(ctx.tenant, id)
  try {
    await atOnce(app, ctx, [answerStatement(request, name), ...rows])
    return name
  } catch (error) {
    if (!(error instanceof NothingWritten)) throw error
    return reading(app, ctx, async (db) => {
      const answered = await findAnswer(db, request)
      if (answered !== undefined) return answered
      if (await findSentUnder(db, messageId)) refuse('ALREADY_EXISTS', 'a message was sent under this wire id')
      throw new Fault('the content took so long that it was swept')
    })
  }
}

function rowsOf(ctx: Ctx, { row, wire, parts }: ReadyMessage, evidences: NewEvidence[], spool: Spool): Statement[] {
  const name = messageName(ctx.tenant, row.id)
  return [
    insertMessage(row),
    insertWire(row.id, wire),
    ...parts.map((part) => insertPart(row.id, part)),
    insertEvidences(row.id, evidences),
    ...spool.keep(),
    auditStatement(ctx, { action: 'message.submit', name, outcome: 'done' }),
  ]
}
