import { Refused } from '@sustento/platform/errors'
import { type Arrival, openArrival } from '../../as4/arrival.ts'
import type { ByteSource } from '../../as4/bytes.ts'
import type { Signal } from '../../as4/ebms/signal.ts'
import { EbmsError, fail } from '../../as4/ebms-error.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import type { App } from '../app.ts'
import { accept, type Routed } from './accept.ts'
import { authenticate, checkAgreement, findPartner } from './authenticate.ts'
import { checkAge } from './check-age.ts'
import { checkMaintenance } from './check-maintenance.ts'
import { Interrupted } from './interrupted.ts'
import { answerKnown, findKnown } from './known.ts'
import { recordRefusal } from './record-refusal.ts'
import { issueError, issueReceipt, type Reply } from './reply.ts'
import { routeOf } from './route.ts'
import { takeParts } from './take-parts.ts'
import { whileAdmitted } from './while-admitted.ts'

/** What has become known about a message on its way in; an error is answered with it. */
interface Progress {
  /** Whether the header could be read. */
  read: boolean
  messageId: string
  point: AccessPoint | undefined
  /** Who claims to have sent it: what is answered is signed as it is agreed with that one. */
  claimed: Partner | undefined
  /** Who proved to have sent it. */
  partner: Partner | undefined
}

/** When a sender may try again after a failure of ours. */
const unavailableSeconds = 10

/** Receives what came over HTTP and decides what goes back: receipt, error, or nothing. */
export async function receive(app: App, contentType: string, body: ByteSource): Promise<Reply> {
  const progress: Progress = { read: false, messageId: '', point: undefined, claimed: undefined, partner: undefined }
  try {
    const receipt = await receiveMessage(app, contentType, body, progress)
    return receipt === undefined ? { status: 204, body: undefined } : { status: 200, body: receipt }
  } catch (error) {
    return answerError(app, progress, error)
  }
}

async function receiveMessage(
  app: App,
  contentType: string,
  body: ByteSource,
  progress: Progress,
): Promise<Buffer | undefined> {
  const arrival = await openArrival(contentType, body)
  progress.read = true
  const { content, security } = arrival.envelope
  // Receipts and errors come as answers to what we send. One that comes by itself is not answered: no error about an
  // error, no receipt for a receipt.
  if (content.kind === 'signal') return refusePull(content.signal, progress)
  const { message } = content
  progress.messageId = message.messageId
  const point = app.points.findByParty(message.to) ?? fail('EBMS:0001', 'the To party is not served here')
  progress.point = point
  const partner = findPartner(point, message)
  progress.claimed = partner
  const authentic = await authenticate(app, point, partner, message, security)
  progress.partner = partner
  checkAge(app, authentic)
  const isPing = checkAgreement(authentic)
  const route = routeOf(point, partner, message)
  checkMaintenance(authentic, route)
  return whileAdmitted(app, authentic, () => receiveAuthentic(app, { ...authentic, route }, isPing, arrival))
}

async function receiveAuthentic(app: App, authentic: Routed, isPing: boolean, arrival: Arrival): Promise<Buffer> {
  const known = await findKnown(app, authentic)
  if (known === undefined && !isPing) return accept(app, authentic, arrival)
  // Parts that are not kept are checked all the same: a changed byte is refused even when the message is known.
  await takeParts(app, authentic, arrival)
  if (known !== undefined) return answerKnown(app, authentic, known)
  return issueReceipt(authentic, app.clock.now())
}

function refusePull({ isPullRequest, messageId }: Signal, progress: Progress): undefined {
  if (!isPullRequest) return undefined
  progress.messageId = messageId
  return fail('EBMS:0002', 'messages are not handed out on request')
}

async function answerError(app: App, progress: Progress, cause: unknown): Promise<Reply> {
  const { messageId, point, claimed } = progress
  const { error, status, retryAfter } = judge(cause, progress.read)
  if (status === 503) app.log.error({ tenant: point?.tenant, err: cause }, 'a message could not be received')
  // Put off is not refused: the message comes again, and a flood must not become one of audit lines.
  if (status !== 429) await noteRefusal(app, progress, error)
  return { status, body: await issueError(app, point, claimed, messageId, error), retryAfter }
}

async function noteRefusal(app: App, progress: Progress, error: EbmsError): Promise<void> {
  await recordRefusal(app, progress, error).catch((failure: unknown) => {
    app.log.error({ tenant: progress.point?.tenant, err: failure }, 'a refused message could not be audited')
  })
}

/** 400 says that there was no ebMS message to speak of; 503 asks the sender to try again, without telling the cause. */
function judge(cause: unknown, read: boolean): { error: EbmsError; status: number; retryAfter?: number } {
  if (cause instanceof EbmsError) return { error: cause, status: read ? 200 : 400 }
  if (cause instanceof Interrupted) return cause
  const detail = cause instanceof Refused ? 'the receiver is not available' : 'the receiver failed'
  return { error: new EbmsError('EBMS:0202', detail), status: 503, retryAfter: unavailableSeconds }
}
