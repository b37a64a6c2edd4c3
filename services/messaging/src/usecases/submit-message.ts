import { auditStatement } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { idempotent } from '@sustento/platform/idempotent'
import { together } from '@sustento/platform/postgres/together'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { v7 } from 'uuid'
import { findAgreement } from '../domain/agreement.ts'
import { messageName } from '../domain/names.ts'
import { getPartner } from '../store/access-point.ts'
import { insertEvidences } from '../store/evidences.ts'
import { insertMessage, insertPart, insertWire } from '../store/insert-message.ts'
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
    answer = await inTenant(app, ctx, (tx) =>
      idempotent(tx, ctx, 'SubmitMessage', submission.requestId, submission.bytes, async () => {
        await store(tx, ctx, { ...ready, handedIn }, spool)
        await accepted.store(tx)
        return name
      }),
    )
  } finally {
    if (answer !== name) await spool.discard()
  }
  app.wake(ctx.tenant)
  return answer
}

async function store(
  tx: EntityManager,
  ctx: Ctx,
  { row, wire, parts, sha256, handedIn }: ReadyMessage & { handedIn: Date },
  spool: Spool,
): Promise<void> {
  if (!(await insertMessage(tx, row))) refuse('ALREADY_EXISTS', 'a message was sent under this wire id')
  const name = messageName(ctx.tenant, row.id)
  await together(tx, [
    insertWire(row.id, wire),
    ...parts.map((part) => insertPart(row.id, part)),
    insertEvidences(row.id, [{ kind: 'submitted', at: handedIn, sha256 }]),
    ...(await spool.keep(tx)),
    auditStatement(ctx, { action: 'message.submit', name, outcome: 'done' }),
  ])
}
