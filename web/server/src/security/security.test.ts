import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Browser, openBrowser, type Seen } from '../testing/browser.ts'
import { startTestWeb, type TestWeb } from '../testing/web.ts'

let web: TestWeb
let browser: Browser
beforeAll(async () => {
  web = await startTestWeb({ API_REQUESTS_PER_MINUTE: '60' })
})
beforeEach(async () => {
  browser = (await web.signIn('ca-east', 'u-1')).browser
})
afterAll(() => web.stop())

const cases = '/api/v1/tenants/ca-east/cases'
const typed = { 'content-type': 'application/json' }
const problemOf = (seen: Seen) => {
  expect(seen.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(seen.headers.get('cache-control')).toBe('no-store')
  return JSON.parse(seen.text)
}

describe('a change', () => {
  test.each<[string, Record<string, string>]>([
    ['without the token of the session', { 'x-csrf-token': '' }],
    ['with a wrong token', { 'x-csrf-token': 'A'.repeat(43) }],
    ['from another site', { origin: 'https://evil.example' }],
    ['from a page that hides its origin', { origin: 'null' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ])('%s is refused and reaches no service', async (_what, headers) => {
    const before = web.services.callers.length
    const seen = await web.post(browser, cases, '{}', { ...typed, ...headers })
    expect(problemOf(seen)).toMatchObject({ status: 403, reason: 'PERMISSION_DENIED' })
    // the session was asked for its token, and that was all
    expect(web.services.callers).toHaveLength(before + 1)
  })

  test("with another session's token is refused", async () => {
    const { browser: other } = await web.signIn('ca-west', 'u-2')
    const { csrfToken } = JSON.parse((await other.fetch(`${web.url}/api/session`)).text)
    const seen = await web.post(browser, cases, '{}', { ...typed, 'x-csrf-token': csrfToken })
    expect(problemOf(seen)).toMatchObject({ reason: 'PERMISSION_DENIED' })
  })

  test('without a session is refused', async () => {
    const seen = await web.post(openBrowser(), cases, '{}', typed)
    expect(problemOf(seen)).toMatchObject({ status: 401, reason: 'UNAUTHENTICATED' })
  })

  test('from our own page reaches the service with its request id', async () => {
    const seen = await web.post(browser, cases, '{}', { ...typed, 'x-request-id': 'r-77' })
    expect(problemOf(seen)).toMatchObject({ status: 501, reason: 'UNIMPLEMENTED', requestId: 'r-77' })
  })

  test('signing out needs the token as well', async () => {
    const seen = await web.post(browser, '/logout', undefined, { 'x-csrf-token': 'wrong' })
    expect(problemOf(seen)).toMatchObject({ reason: 'PERMISSION_DENIED' })
    expect((await browser.fetch(`${web.url}/api/session`)).status).toBe(200)
  })
})

describe('bad input', () => {
  test('a body over the limit', async () => {
    const seen = await web.post(browser, cases, JSON.stringify({ instrument: 'x'.repeat(1024 * 1024) }), typed)
    expect(problemOf(seen)).toMatchObject({ status: 413, reason: 'BODY_TOO_LARGE' })
  })

  test('an unknown field, by its name', async () => {
    const seen = await web.post(browser, cases, '{"instrument":"hague-2007","colour":"blue"}', typed)
    const { reason, violations } = problemOf(seen)
    expect([reason, violations[0].field]).toEqual(['UNKNOWN_FIELD', 'colour'])
  })

  test('a wrong type, by its field', async () => {
    const { status, violations } = problemOf(await web.post(browser, cases, '{"instrument":{}}', typed))
    expect([status, violations[0].field]).toEqual([400, 'instrument'])
  })

  test('a path that nobody answers', async () => {
    const seen = await browser.fetch(`${web.url}/api/v1/nothing`)
    expect(problemOf(seen)).toMatchObject({ status: 404, reason: 'NOT_FOUND' })
  })

  test('a path that cannot be decoded', async () => {
    expect(problemOf(await browser.fetch(`${web.url}/api/download/tenants/%E0%A4%A/x`)).status).toBeLessThan(500)
  })
})

describe('every answer', () => {
  test('tells the browser to load nothing from elsewhere', async () => {
    const { headers } = await openBrowser().fetch(`${web.url}/`)
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self';frame-src 'self';object-src 'self'")
    expect(policy).toContain(`form-action 'self' ${web.issuers['ca-east'].issuer} ${web.issuers['ca-west'].issuer}`)
    expect(policy).toContain("frame-ancestors 'self';base-uri 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.has('x-powered-by')).toBe(false)
    // over http it would lock people out
    expect(headers.has('strict-transport-security')).toBe(false)
  })
})

test('too many requests of one session are refused, and nobody else is', async () => {
  const { browser: other } = await web.signIn('ca-west', 'u-2')
  const path = `${web.url}/api/authorities`
  const seen = await Promise.all(Array.from({ length: 61 }, () => browser.fetch(path)))
  const refused = seen.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0] && problemOf(refused[0])).toMatchObject({ reason: 'RESOURCE_EXHAUSTED' })
  expect((await other.fetch(path)).status).toBe(200)
})
