import { randomUUID } from 'node:crypto'
import { composeSignal, composeUnsigned } from '../../as4/compose.ts'
import { writeError, writeReceipt } from '../../as4/ebms/write-signal.ts'
import type { EbmsError } from '../../as4/ebms-error.ts'
import { type AccessPoint, type Partner, signerFor } from '../../store/access-point.ts'
import type { App } from '../app.ts'
import type { Authentic } from './authenticate.ts'

/** What goes back over the connection on which a message came. */
export interface Reply {
  status: number
  /** A SOAP signal; undefined where nothing may be answered. */
  body: Buffer | undefined
  /** Seconds after which to try again, where that helps. */
  retryAfter?: number
}

/** A signed receipt for what the signature of a message covers. */
export async function issueReceipt({ point, partner, message, security }: Authentic, at: Date): Promise<Buffer> {
  const info = signalInfo(at, point.domain, message.messageId)
  const references = security.signature?.copies ?? []
  return composeSignal((id) => writeReceipt(info, references, id), signerFor(point, partner, at))
}

/** An error signal, signed whenever it is known who is addressed: Domibus believes no other (OX 205). */
export async function issueError(
  app: App,
  point: AccessPoint | undefined,
  partner: Partner | undefined,
  refToMessageId: string,
  error: EbmsError,
): Promise<Buffer> {
  const at = app.clock.now()
  const info = signalInfo(at, point?.domain ?? 'unknown.invalid', refToMessageId)
  const write = (id: string) => writeError(info, error, id)
  return point === undefined ? composeUnsigned(write) : composeSignal(write, signerFor(point, partner, at))
}

function signalInfo(at: Date, domain: string, refToMessageId: string) {
  return { timestamp: at.toISOString(), messageId: `${randomUUID()}@${domain}`, refToMessageId }
}
