import { trace } from '@opentelemetry/api'
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import type { Ctx } from './ctx.ts'
import { redacted } from './redact.ts'

/** A structured log: one JSON line per event. Log ids and codes, not objects; `error` means that someone must act. */
export type Log = Logger

/**
 * The log of a service: pino JSON with time, level, msg, service and the active trace. Hidden keys are redacted at any
 * depth. Level `trace` also prints whole error messages, which may quote data: for development only.
 */
export function logger(service: string, level = 'info', destination?: DestinationStream): Log {
  const wholeErrors = level === 'trace'
  const clean = (object: Record<string, unknown>) => redacted(object, wholeErrors) as Record<string, unknown>
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: clean },
    serializers: { err: (described: unknown) => described },
    mixin: activeTrace,
  }
  const log = destination ? pino(options, destination) : pino(options)
  const child = log.child
  // pino's children skip the formatter of bindings
  log.child = function cleanChild(this: Log, bindings, more) {
    return child.call(this, clean(bindings), more)
  } as typeof child
  return log
}

/** A child of the log whose lines carry the tenant and the request id of one call. */
export function logFor(log: Log, ctx: Pick<Ctx, 'tenant' | 'requestId'>): Log {
  return log.child({ tenant: ctx.tenant, requestId: ctx.requestId })
}

function activeTrace(): object {
  const span = trace.getActiveSpan()?.spanContext()
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {}
}
