import { status } from '@grpc/grpc-js'
import { type Histogram, metrics, trace } from '@opentelemetry/api'
import type { Role } from '../access.ts'
import type { Ctx } from '../ctx.ts'
import type { Rpc } from '../descriptors.ts'
import { type Reason, Refused, reasons } from '../errors.ts'
import { asRefused } from '../faults.ts'
import { type Log, logFor } from '../log.ts'
import type { Identity } from '../tokens.ts'
import { checkDeadline, checkRole, type IncomingCall, identify, requestIdOf } from './admit.ts'
import type { TenantRule } from './tenant.ts'

/** An attempt that was refused, for the audit log of the caller's own authority. */
export interface RefusalEntry {
  /** The RPC as `/service/method`. */
  action: string
  /** What it was aimed at. */
  name: string
  outcome: 'refused'
  reason: Reason
}

/** What attending to calls needs from the service. */
export interface Attendance {
  verify: (token: string) => Promise<Identity>
  auditRefusal: (ctx: Ctx, entry: RefusalEntry) => Promise<void>
  log: Log
}

/** A method with everything that is known about it before the first call. */
export interface OpenMethod {
  rpc: Rpc
  roles: readonly Role[]
  tenants: TenantRule
  longestMs: number
}

const durationOptions = {
  unit: 's',
  description: 'Duration of calls as the server sees them',
  advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] },
}

/** Makes the function that surrounds every call with admission, audit of refusals, log, span and metric. */
export function attendant({ verify, auditRefusal, log }: Attendance) {
  const durations = metrics.getMeter('sustento').createHistogram('sustento.rpc.duration', durationOptions)

  /** Admits the call and does its work; whatever it throws has been logged, and audited where it must be. */
  return async <T>(
    call: IncomingCall,
    method: OpenMethod,
    subject: () => string | undefined,
    work: (ctx: Ctx) => Promise<T>,
  ) => {
    const finish = stopwatch(method.rpc, durations)
    const requestId = requestIdOf(call)
    let ctx: Ctx | undefined
    try {
      checkDeadline(call, method.longestMs)
      ctx = await identify(call, requestId, verify)
      trace.getActiveSpan()?.setAttribute('sustento.tenant', ctx.tenant)
      checkRole(ctx, method.roles)
      const answer = await work(ctx)
      finish(logFor(log, ctx), ctx)
      return answer
    } catch (error) {
      const callLog = ctx ? logFor(log, ctx) : log.child({ requestId })
      if (ctx) await auditAttempt(ctx, error, subject, method.rpc, auditRefusal, callLog)
      finish(callLog, ctx, error)
      throw error
    }
  }
}

async function auditAttempt(
  ctx: Ctx,
  error: unknown,
  subject: () => string | undefined,
  rpc: Rpc,
  auditRefusal: Attendance['auditRefusal'],
  log: Log,
): Promise<void> {
  if (!(error instanceof Refused) || (error.reason !== 'WRONG_TENANT' && error.reason !== 'PERMISSION_DENIED')) return
  const name = error.about.name ?? subject() ?? `tenants/${ctx.tenant}`
  try {
    await auditRefusal(ctx, { action: rpc.path, name, outcome: 'refused', reason: error.reason })
  } catch (err) {
    // the refusal stands all the same; that it could not be written down is for an operator
    log.error({ err, rpc: rpc.path }, 'a refusal could not be audited')
  }
}

function stopwatch(rpc: Rpc, durations: Histogram) {
  const started = performance.now()
  return (log: Log, ctx: Ctx | undefined, error?: unknown) => {
    const ms = performance.now() - started
    const reason = error === undefined ? undefined : asRefused(error).reason
    const code = status[reason ? reasons[reason].code : status.OK]
    durations.record(ms / 1000, {
      'rpc.method': rpc.path.slice(1),
      'rpc.status_code': code,
      'sustento.tenant': ctx?.tenant,
    })
    const line = { rpc: rpc.path, code, reason, actor: ctx?.actor.subject, ms: Math.round(ms) }
    if (reason === 'INTERNAL') log.error({ ...line, err: error }, 'call failed')
    else if (reason && reasons[reason].code === status.UNAVAILABLE) log.warn({ ...line, err: error }, 'call failed')
    else log.info(line, reason ? 'call refused' : 'call answered')
  }
}
