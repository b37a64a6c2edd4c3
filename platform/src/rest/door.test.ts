import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Refused } from '../errors.ts'
import { EchoServiceService, Note } from '../gen/sustento/echo/v1/echo_service.ts'
import { logger } from '../log.ts'
import { openChannel } from '../rpc/channel.ts'
import type { Serving } from '../serving.ts'
import { type Echo, echoHandlers, echoRegistry, startEcho } from '../testing/echo.ts'
import { restDoor } from './door.ts'
import { httpServer } from './server.ts'

let echo: Echo
let server: Serving
let base: string
let channel: ReturnType<typeof openChannel>
const caller = { authorization: 'Bearer ca-east/caseworker', 'content-type': 'application/json' }

beforeAll(async () => {
  echo = await startEcho({
    deleteNote: () => Promise.reject(new Error('(name)=(Canary)')),
    watchNotes: async function* (request, ctx) {
      if (request.count === 13) throw new Refused('ERASED', 'erased')
      yield* echoHandlers.watchNotes(request, ctx)
      if (request.count === 3) throw new Refused('ERASED', 'erased meanwhile')
    },
    signNote: async ({ name }) => ({ note: Note.create({ name, data: Buffer.alloc(1_000_000) }) }),
  })
  channel = openChannel(echo.address)
  const routes = [restDoor({ services: ['sustento.echo.v1.EchoService'], channel, registry: echoRegistry })]
  server = httpServer({ port: 0, routes, log: logger('test', 'silent') })
  base = `http://127.0.0.1:${await server.start()}/v1`
})
afterAll(async () => {
  await server.drain(0)
  channel.close()
  await echo.server.drain(100)
})

const send = (method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(base + path, { method, headers: { ...caller, ...headers }, ...(body === undefined ? {} : { body }) })
const note = '/tenants/ca-east/notes/1'
async function refused(answer: Promise<Response>) {
  const response = await answer
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const problem = (await response.json()) as { status: number; reason: string; violations?: { field: string }[] }
  expect(problem.status).toBe(response.status)
  return { status: response.status, reason: problem.reason, fields: problem.violations?.map(({ field }) => field) }
}

describe('what is asked', () => {
  test('by path and query reaches the handler', async () => {
    const query =
      '?readMask=words,createTime&pageSize=7&weight=WEIGHT_HEAVY&labels=a&labels=b%26c&page.number=3&urgent=true&after=2026-03-01T12:00:00Z'
    const response = await send('GET', note + query)
    expect(response.status).toBe(200)
    const answer = (await response.json()) as { note: object; seen: string }
    expect(answer.note).toMatchObject({
      name: 'tenants/ca-east/notes/1',
      words: 'words,create_time',
      count: 7,
      weight: 'WEIGHT_HEAVY',
      labels: ['a', 'b&c'],
      page: { number: 3 },
      urgent: true,
      createTime: '2026-03-01T12:00:00Z',
    })
  })

  test('by names of the contract is the same', async () => {
    const response = await send('GET', `${note}?page_size=7&weight=2`)
    expect(await response.json()).toMatchObject({ note: { count: 7, weight: 'WEIGHT_HEAVY' } })
  })

  test('carries token, language and request id on', async () => {
    const response = await send('GET', note, undefined, { 'accept-language': 'pt-PT,en;q=0.5', 'x-request-id': 'r-5' })
    const { seen } = (await response.json()) as { seen: string }
    expect(JSON.parse(seen)).toMatchObject({ tenant: 'ca-east', locale: 'pt-PT', requestId: 'r-5' })
    expect(response.headers.get('x-request-id')).toBe('r-5')
  })

  test('with a field as body', async () => {
    const response = await send(
      'POST',
      '/tenants/ca-east/notes',
      '{"words":"naïve ✓ 日本","amount":"-5","links":{"a":"b"}}',
    )
    expect(await response.json()).toMatchObject({
      note: { name: 'tenants/ca-east/notes/new', words: 'naïve ✓ 日本', amount: '-5', links: { a: 'b' } },
    })
  })

  test('with a name within the body, and a mask in the query', async () => {
    const response = await send('PATCH', `${note}?updateMask=words,dueDate`, '{"words":"new","dueDate":{"year":2026}}')
    expect(await response.json()).toMatchObject({
      note: { name: 'tenants/ca-east/notes/1', words: 'new', dueDate: { year: 2026 } },
      updateMask: 'words,dueDate',
    })
  })

  test('with the whole request as body and a custom verb', async () => {
    const response = await send('POST', `${note}:sign`, '{"signedOn":{"year":2026,"month":3,"day":1}}')
    expect(await response.json()).toMatchObject({ note: { name: 'tenants/ca-east/notes/1' } })
    expect((await send('POST', `${note}:sign`)).status).toBe(200)
  })

  test('is answered with zero values written out', async () => {
    const response = await send('POST', '/tenants/ca-east/notes', '{}')
    expect(await response.json()).toMatchObject({ note: { count: 0, urgent: false, labels: [], words: '' } })
  })
})

describe('a stream', () => {
  const lines = async (count: number) => {
    const response = await send('GET', `/tenants/ca-east/notes:watch?count=${count}`)
    const text = await response.text()
    return {
      response,
      lines: text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    }
  }

  test('comes as one document per line', async () => {
    const { response, lines: got } = await lines(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/)
    expect(got).toHaveLength(200)
    expect(got[199]).toMatchObject({ note: { name: 'tenants/ca-east/notes/199' } })
  })

  test('without elements is empty', async () => {
    const response = await send('GET', '/tenants/ca-east/notes:watch')
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  test('that is refused is a problem', async () => {
    expect(await refused(send('GET', '/tenants/ca-east/notes:watch?count=13'))).toMatchObject({
      status: 410,
      reason: 'ERASED',
    })
  })

  test('that breaks off ends with its problem', async () => {
    const { lines: got } = await lines(3)
    expect(got).toHaveLength(4)
    expect(got[3]).toEqual({ problem: expect.objectContaining({ reason: 'ERASED' }) })
  })
})

describe('the rules are those of gRPC', () => {
  test('without a token', async () => {
    const response = await fetch(base + note)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })

  test.each([
    ['with a token that no header of gRPC can carry', 'Bearer ä', 401, 'UNAUTHENTICATED'],
    ['with a token of nobody', 'Bearer nonsense', 401, 'UNAUTHENTICATED'],
    ['without the role', 'Bearer ca-east/auditor', 403, 'PERMISSION_DENIED'],
    ['for another tenant', 'Bearer ca-west/caseworker', 403, 'WRONG_TENANT'],
  ])('%s', async (_what, authorization, status, reason) => {
    expect(await refused(send('GET', note, undefined, { authorization }))).toMatchObject({ status, reason })
  })

  test('a fault tells nothing', async () => {
    const response = await send('DELETE', note, undefined, { authorization: 'Bearer ca-east/supervisor' })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('Canary')
  })
})

describe('refused', () => {
  const create = '/tenants/ca-east/notes'
  test.each<[string, () => Promise<Response>, number, string, string[]?]>([
    ['an unknown field', () => send('POST', create, '{"colour":1}'), 400, 'UNKNOWN_FIELD', ['note.colour']],
    ['a wrong type', () => send('POST', create, '{"words":{}}'), 400, 'INVALID_ARGUMENT', ['note.words']],
    ['an unknown parameter', () => send('GET', `${note}?colour=1`), 400, 'UNKNOWN_FIELD', ['colour']],
    ['a parameter of the wrong type', () => send('GET', `${note}?pageSize=x`), 400, 'INVALID_ARGUMENT', ['pageSize']],
    ['a parameter twice', () => send('GET', `${note}?pageSize=1&pageSize=2`), 400, 'INVALID_ARGUMENT', ['pageSize']],
    ['a parameter that the path holds', () => send('GET', `${note}?name=x`), 400, 'UNKNOWN_FIELD', ['name']],
    ['a map as parameter', () => send('GET', `${note}?links=x`), 400, 'UNKNOWN_FIELD', ['links']],
    ['a message as parameter', () => send('GET', `${note}?page=x`), 400, 'UNKNOWN_FIELD', ['page']],
    ['a parameter __proto__.x', () => send('GET', `${note}?__proto__.x=1`), 400, 'UNKNOWN_FIELD', ['__proto__.x']],
    ['a token as parameter', () => send('GET', `${note}?access_token=x`), 400, 'UNKNOWN_FIELD', ['access_token']],
    ['a body beside parameters of a full body', () => send('POST', `${note}:sign?name=x`, '{}'), 400, 'UNKNOWN_FIELD'],
    [
      'another name in the body',
      () => send('PATCH', note, '{"name":"tenants/ca-west/notes/1"}'),
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'a key that stands twice',
      () => send('POST', create, '{"words":"a","words":"b"}'),
      400,
      'DUPLICATE_KEY',
      ['note.words'],
    ],
    ['a oneof set twice', () => send('POST', create, '{"note":"a","page":{}}'), 400, 'INVALID_ARGUMENT'],
    ['what is no JSON', () => send('POST', create, '{"words":'), 400, 'INVALID_ARGUMENT'],
    ['what is no UTF-8', () => send('POST', create, Buffer.from([0x22, 0xff, 0x22])), 400, 'INVALID_ARGUMENT'],
    ['an array', () => send('POST', create, '[]'), 400, 'INVALID_ARGUMENT'],
    ['a body where none belongs', () => send('DELETE', note, '{}'), 400, 'INVALID_ARGUMENT'],
    [
      'another media type',
      () => send('POST', create, 'a=b', { 'content-type': 'text/plain' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a compressed body',
      () => send('POST', create, '{}', { 'content-encoding': 'gzip' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a body over the limit',
      () => send('POST', create, `{"words":"${'x'.repeat(1024 * 1024)}"}`),
      413,
      'BODY_TOO_LARGE',
    ],
    ['endless nesting', () => send('POST', create, '{"children":['.repeat(70_000)), 400, 'INVALID_ARGUMENT'],
    ['nesting that is well-formed', () => send('POST', create, nested(20_000)), 400, 'INVALID_ARGUMENT'],
    ['an unknown path', () => send('GET', '/tenants/ca-east/nothing/1'), 404, 'NOT_FOUND'],
    ['an unbound verb', () => send('PUT', note, '{}'), 404, 'NOT_FOUND'],
    ['a path that cannot be decoded', () => send('GET', '/tenants/ca-east/notes/%E0%A4%A'), 400, 'INVALID_ARGUMENT'],
  ])('%s', async (...[, act, status, reason, fields]) => {
    expect(await refused(act())).toMatchObject({ status, reason, ...(fields && { fields }) })
  })

  function nested(depth: number): string {
    return `${'{"children":['.repeat(depth)}{}${']}'.repeat(depth)}`
  }
})

test('property: any body is either read as it stands or refused, and nothing but the two', async () => {
  const words = fc.string({ unit: 'binary' })
  const values = fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null), fc.jsonValue())
  const keys = fc.constantFrom('words', 'count', 'urgent', 'labels', 'children', 'links', '__proto__', 'x')
  await fc.assert(
    fc.asyncProperty(fc.dictionary(keys, values), async (body) => {
      const response = await send('POST', '/tenants/ca-east/notes', JSON.stringify(body))
      const answer = (await response.json()) as { note: Record<string, unknown> }
      if (response.status === 400) return
      expect(response.status).toBe(200)
      for (const [key, value] of Object.entries(body))
        if (value !== null && typeof value !== 'object') expect(String(answer.note[key])).toBe(String(value))
    }),
    { numRuns: 150 },
  )
})

test('the service is called as gRPC calls it', () => {
  expect(echo.lines.map(({ rpc }) => rpc)).toContain(EchoServiceService.getNote.path)
})
