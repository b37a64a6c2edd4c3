import { refuse } from '@sustento/platform/errors'
import { readAnswer } from '../as4/answer.ts'
import { composeMessage } from '../as4/compose.ts'
import { soapType } from '../as4/mime/writer.ts'
import { recipientOf } from '../as4/security/profile.ts'
import { type AccessPoint, type Partner, signerFor, subjectOf } from '../store/access-point.ts'
import type { App } from './app.ts'
import { countPing } from './metrics.ts'
import { pingMessage } from './ping/ping-message.ts'
import { type Unreachable, unreachableBy } from './ping/unreachable.ts'
import type { Response } from './send/post.ts'

/** How far a test message got. */
export interface PingResult {
  reason:
    | Unreachable
    | 'OK'
    | 'NO_CERTIFICATE'
    | 'HTTP_STATUS'
    | 'NOT_AS4'
    | 'ANSWER_NOT_VALID'
    | 'REFUSED'
    | 'REFUSED_UNSIGNED'
  /** Of the answer, undefined when none came. */
  httpStatus?: number
  /** Who signed the receipt, which was verified then. */
  signer?: string
  /** Error that came instead. */
  error?: { code: string; detail: string }
  durationMs: number
  /** When it was tried. */
  at: Date
}

/** An operator waits for it: less than what sending allows a partner. */
const patienceMs = 20_000

/** Sends a partner a message of the test service and says how far it got. */
export async function pingPartner(app: App, tenant: string, partnerId: string): Promise<PingResult> {
  const point = app.points.get(tenant)
  const partner = point.partners.find(({ id }) => id === partnerId) ?? refuse('NOT_FOUND', 'there is no such partner')
  const at = app.clock.now()
  const began = performance.now()
  const outcome = await exchange(app, point, partner)
  const durationMs = Math.round(performance.now() - began)
  const { reason } = outcome
  app.log.info({ tenant, partner: partner.id, reason, durationMs }, 'a partner was pinged')
  countPing(tenant, partner.id, reason)
  return { ...outcome, durationMs, at }
}

type Outcome = Omit<PingResult, 'durationMs' | 'at'>

async function exchange(app: App, point: AccessPoint, partner: Partner): Promise<Outcome> {
  const now = app.clock.now()
  const recipient = recipientOf(partner, now)
  if (recipient === undefined) return { reason: 'NO_CERTIFICATE' }
  const message = pingMessage(point, partner, now)
  const { envelope, digests } = await composeMessage(message, [], signerFor(point, partner, now), recipient)
  const response = await post(app, partner, envelope)
  if (typeof response === 'string') return { reason: response }
  const expected = { messageId: message.messageId, digests, partner }
  return { httpStatus: response.status, ...(await judge(response, expected, now)) }
}

async function post(app: App, { endpoint }: Partner, envelope: Buffer): Promise<Response | Unreachable> {
  async function* body() {
    yield envelope
  }
  const signal = AbortSignal.timeout(patienceMs)
  try {
    return await app.sending.post({ endpoint, contentType: soapType, length: envelope.length, body: body(), signal })
  } catch (error) {
    return unreachableBy(error)
  }
}

async function judge(response: Response, expected: Parameters<typeof readAnswer>[2], at: Date): Promise<Outcome> {
  const answer = await readAnswer(response.contentType, response.body, expected, at)
  switch (answer.kind) {
    case 'receipt':
      return { reason: 'OK', signer: subjectOf(answer.signer) }
    case 'error': {
      const { code, detail } = answer.error
      return { reason: answer.signed ? 'REFUSED' : 'REFUSED_UNSIGNED', error: { code, detail: printable(detail) } }
    }
    case 'invalid':
      return { reason: 'ANSWER_NOT_VALID' }
    case 'none':
      return { reason: response.status === 200 ? 'NOT_AS4' : 'HTTP_STATUS' }
  }
}

/** A text from outside, as it may be shown. */
const printable = (text: string) =>
  text
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
