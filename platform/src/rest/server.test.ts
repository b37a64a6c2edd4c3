import { afterEach, describe, expect, test } from '@jest/globals'
import { json, type RequestHandler, Router } from 'express'
import { Refused } from '../errors.ts'
import { logger } from '../log.ts'
import type { Serving } from '../serving.ts'
import { httpServer } from './server.ts'

let server: Serving | undefined
let lines: string[] = []
afterEach(() => server?.drain(0))

async function start(handler: RequestHandler) {
  lines = []
  const log = logger('test', 'info', { write: (line) => void lines.push(line) })
  const router = Router()
    .use(json({ limit: 100 }))
    .all('/x{/:part}', handler)
  server = httpServer({ port: 0, routes: [router], log })
  return `http://127.0.0.1:${await server.start()}`
}
const failing =
  (error: unknown): RequestHandler =>
  () => {
    throw error
  }
const post = (base: string, body: string, type = 'application/json') =>
  fetch(`${base}/x`, { method: 'POST', body, headers: { 'content-type': type } })

describe('every error is a problem document', () => {
  test('a refusal, with the request id that the header has', async () => {
    const base = await start(failing(new Refused('STALE_ETAG', 'read it again')))
    const response = await fetch(`${base}/x`, { headers: { 'x-request-id': 'r-9' } })
    expect(response.status).toBe(409)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(response.headers.get('x-request-id')).toBe('r-9')
    expect(await response.json()).toMatchObject({ reason: 'STALE_ETAG', detail: 'read it again', requestId: 'r-9' })
  })

  test('a fault, without its cause, which the log has', async () => {
    const base = await start(failing(new TypeError('x is not a function')))
    const response = await fetch(`${base}/x`, { headers: { 'x-request-id': 'not a\tgood one' } })
    const problem = (await response.json()) as { requestId: string }
    expect([response.status, JSON.stringify(problem)]).toEqual([500, expect.not.stringContaining('function')])
    expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', requestId: problem.requestId })
  })

  test.each<[string, (base: string) => Promise<Response>, number, string]>([
    ['an unknown path', (base) => fetch(`${base}/nothing`), 404, 'NOT_FOUND'],
    ['a path that cannot be decoded', (base) => fetch(`${base}/x/%E0%A4%A`), 400, 'INVALID_ARGUMENT'],
    ['a body over the limit', (base) => post(base, `"${'Canary'.repeat(50)}"`), 413, 'BODY_TOO_LARGE'],
    ['a body that is no JSON', (base) => post(base, '{Canary'), 400, 'INVALID_ARGUMENT'],
    ['an unknown charset', (base) => post(base, '{}', 'application/json; charset=x'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('%s', async (_what, send, status, reason) => {
    const base = await start((_request, response) => void response.json({}))
    const response = await send(base)
    const text = await response.text()
    expect([response.status, JSON.parse(text).reason]).toEqual([status, reason])
    expect(text + lines.join()).not.toContain('Canary')
  })
})

test('answers are not kept by caches and say nothing about the software', async () => {
  const base = await start((_request, response) => void response.json({}))
  const { headers } = await fetch(`${base}/x`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
})

describe('drain', () => {
  test('lets an open request end, kept-alive connections do not hold it up', async () => {
    const entered = Promise.withResolvers<void>()
    const leave = Promise.withResolvers<void>()
    const base = await start(async (_request, response) => {
      entered.resolve()
      await leave.promise
      response.json({ done: true })
    })
    const open = fetch(`${base}/x`)
    await entered.promise
    const drained = server?.drain(60_000)
    await expect(fetch(`${base}/live`)).rejects.toThrow()
    leave.resolve()
    expect(await (await open).json()).toEqual({ done: true })
    await drained
  })

  test('ends a request that does not end by itself', async () => {
    const entered = Promise.withResolvers<void>()
    const base = await start(() => entered.resolve())
    const open = fetch(`${base}/x`).catch((error) => error)
    await entered.promise
    await server?.drain(50)
    expect(await open).toMatchObject({ name: 'TypeError' })
  })
})
