import type { Deadline, Metadata } from '@grpc/grpc-js'
import type { Role } from '../access.ts'
import { mayCall } from '../access.ts'
import { systemClock } from '../clock.ts'
import type { Ctx } from '../ctx.ts'
import { Refused, refuse } from '../errors.ts'
import { acceptRequestId } from '../request-id.ts'
import type { Identity } from '../tokens.ts'
import { metadataKeys } from './definition.ts'

/** The part of a call of grpc-js that admission looks at. */
export interface IncomingCall {
  metadata: Metadata
  getDeadline(): Deadline
}

/** A call without a deadline can hold its transaction for ever, so none is refused, and so is a very long one. */
export function checkDeadline(call: IncomingCall, longestMs: number): void {
  const remaining = Number(call.getDeadline()) - systemClock.now().getTime()
  if (remaining === Number.POSITIVE_INFINITY) refuse('DEADLINE_REQUIRED', 'set a deadline')
  if (remaining > longestMs) refuse('DEADLINE_TOO_LONG', `the deadline must be within ${longestMs / 1000} s`)
}

/** Makes the context of a call from its verified token. Nothing in the request has been looked at yet. */
export async function identify(
  { metadata }: IncomingCall,
  requestId: string,
  verify: (token: string) => Promise<Identity>,
): Promise<Ctx> {
  const [, token] = /^Bearer ([^\s]+)$/i.exec(text(metadata, metadataKeys.token)) ?? []
  if (!token) throw new Refused('UNAUTHENTICATED', 'a bearer token is required')
  const locale = /^[a-z]{2,3}(-[a-z0-9]{2,8})*/i.exec(text(metadata, metadataKeys.locale))?.[0]
  return { ...(await verify(token)), requestId, ...(locale ? { locale } : {}) }
}

/** Whether a role of the caller opens the method; asked before anything is known to exist (AIP-211). */
export function checkRole(ctx: Ctx, open: readonly Role[]): void {
  if (!mayCall(ctx.actor, open)) refuse('PERMISSION_DENIED', 'the caller has no role that may do this')
}

/** The caller's request id when it can stand in a log line as it is, else a new one. */
export function requestIdOf({ metadata }: IncomingCall): string {
  return acceptRequestId(text(metadata, metadataKeys.requestId))
}

function text(metadata: Metadata, key: string): string {
  const [value] = metadata.get(key)
  return typeof value === 'string' ? value : ''
}
