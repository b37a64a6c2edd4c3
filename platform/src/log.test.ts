import { describe, expect, test } from '@jest/globals'
import { context, type SpanContext, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { Fault, Refused } from './errors.ts'
import { logFor, logger } from './log.ts'

function capture(level?: string) {
  const lines: string[] = []
  const log = logger('cases', level, { write: (line) => void lines.push(line) })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') }
}

test('one JSON line with time, level, service and message', () => {
  const { log, last } = capture()
  log.info({ name: 'tenants/ca-east/cases/1' }, 'case opened')
  expect(last()).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    level: 'info',
    service: 'cases',
    name: 'tenants/ca-east/cases/1',
    msg: 'case opened',
  })
})

test('the child of a call carries tenant and request id', () => {
  const { log, last } = capture()
  logFor(log, { tenant: 'ca-east', requestId: 'r-1' }).warn('slow')
  expect(last()).toMatchObject({ level: 'warn', tenant: 'ca-east', requestId: 'r-1' })
})

test('hidden keys are redacted at any depth, in lines and in bindings', () => {
  const { log, lines } = capture()
  const canary = 'Canary Quibblesworth'
  log
    .child({ accessToken: canary, a: 1 })
    .child({ cookie: canary, b: 2 })
    .info({
      password: canary,
      headers: { Authorization: canary, 'set-cookie': [canary] },
      case: { person: { anything: canary }, answers: { n1: canary }, notes: [{ text: canary }] },
      client_secret: canary,
      payload: Buffer.from(canary),
    })
  expect(lines.join()).not.toContain('Quibblesworth')
  expect(JSON.parse(lines.join())).toMatchObject({ a: 1, b: 2 })
  expect(lines.join()).toContain('"case":{"person":"[hidden]","answers":"[hidden]","notes":[{"text":"[hidden]"}]}')
})

test('a cycle does not end the process', () => {
  const { log, last } = capture()
  const ring: Record<string, unknown> = { id: 1 }
  ring.self = ring
  log.info({ ring })
  expect(JSON.stringify(last())).toContain('[deeper]')
})

describe('errors', () => {
  const failed = () => Object.assign(new Error('duplicate key (name)=(Canary)'), { detail: 'Canary', code: '23505' })

  test('are described without the message that may quote data', () => {
    const { log, lines, last } = capture()
    log.error(failed(), 'write failed')
    expect(lines.join()).not.toContain('Canary')
    expect(last()).toMatchObject({
      msg: 'write failed',
      err: { type: 'Error', code: '23505', stack: expect.any(String) },
    })
  })

  test('keep the message of a refusal, a fault, a type error and a system error', () => {
    const { log, last } = capture()
    log.error({ err: new Refused('STALE_ETAG', 'read it again') })
    expect(last().err).toMatchObject({ reason: 'STALE_ETAG', message: 'read it again' })
    log.error({ err: new Fault('configuration: PORT') })
    expect(last().err.message).toBe('configuration: PORT')
    log.error({ err: new TypeError('x is not a function') })
    expect(last().err.message).toBe('x is not a function')
    log.error({ err: Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' }) })
    expect(last().err.message).toBe('connect ECONNREFUSED')
  })

  test('name their cause', () => {
    const { log, last } = capture()
    log.error({ err: new Error('outer', { cause: new TypeError('inner') }) })
    expect(last().err.cause).toMatchObject({ type: 'TypeError', message: 'inner' })
  })

  test('are whole at level trace', () => {
    const { log, last } = capture('trace')
    log.error(failed())
    expect(last().err.message).toContain('duplicate key')
  })
})

test('a line within a span carries its ids', () => {
  const manager = new AsyncLocalStorageContextManager().enable()
  context.setGlobalContextManager(manager)
  const span: SpanContext = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 }
  const { log, last } = capture()
  context.with(trace.setSpanContext(context.active(), span), () => log.info('within'))
  expect(last()).toMatchObject({ trace_id: span.traceId, span_id: span.spanId })
})
