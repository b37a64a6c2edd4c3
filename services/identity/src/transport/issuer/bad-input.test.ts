import { get as httpGet, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Browser, formOf, headingOf } from '../../testing/browser.ts'
import { type TestIssuer, testIssuer, users } from '../../testing/issuer.ts'
import { authorizationRequest } from '../../testing/sign-in.ts'

let issuer: TestIssuer

beforeAll(async () => {
  issuer = await testIssuer({ attemptsPerAddress: 20 })
})
afterAll(() => issuer.close())

const stack = /node_modules|at .*\.[jt]s:\d|<pre|Error:/

async function pageFor(tenant: string, more: Record<string, string>) {
  return new Browser(issuer.origin).get(authorizationRequest(issuer, tenant, more).url)
}

async function first() {
  const browser = new Browser(issuer.origin)
  return { browser, page: await browser.get(authorizationRequest(issuer, 'ca-east').url) }
}

describe('what a link or client got wrong is answered with a page', () => {
  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a redirect to somewhere else', { redirect_uri: 'https://thief.example/' }],
    ['a redirect that only begins right', { redirect_uri: 'http://127.0.0.1:9/callback.thief.example' }],
    ['markup as client', { client_id: '<script>alert(1)</script>' }],
  ])('%s', async (_name, more) => {
    const page = await pageFor('ca-east', more)
    expect([page.status, headingOf(page)]).toEqual([400, 'This sign-in cannot be started'])
    expect(page.text).not.toMatch(stack)
    expect(page.text).not.toContain('<script>')
    expect(page.text).not.toContain('thief')
    expect(page.text).toContain('<a href="http://127.0.0.1:9/">Back to Sustento</a>')
  })

  test('a request without PKCE goes back to the web as an error', async () => {
    const page = await pageFor('ca-east', { code_challenge: '', code_challenge_method: '' })
    expect(page.url).toContain('error=invalid_request')
  })

  test.each([
    ['a tenant that is not served here', '/oidc/ca-north/auth', 404],
    ['a path that does not exist', '/oidc/ca-east/admin', 404],
    ['a sign-in that never was', '/oidc/ca-east/interaction/nothing', 400],
    ['a broken escape', '/oidc/%E0%A4%A/auth', 400],
  ])('%s', async (_name, path, status) => {
    const page = await new Browser(issuer.origin).get(`${issuer.origin}${path}`)
    expect(page.status).toBe(status)
    expect(page.text).toContain('<!DOCTYPE html>')
    expect(page.text).not.toMatch(stack)
  })

  test('clients that want JSON get JSON', async () => {
    const response = await fetch(`${issuer.issuer('ca-east')}/token`, { method: 'POST', body: new URLSearchParams() })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_request' })
  })
})

describe('forms', () => {
  test('an oversized form is refused before it is read', async () => {
    const { browser, page } = await first()
    const huge = await browser.send(page, 'password', { login: 'x'.repeat(100_000), password: 'y' })
    expect([huge.status, headingOf(huge)]).toEqual([413, 'Too much was sent'])
  })

  test('too many fields, a repeated field and a body that is no form change nothing', async () => {
    const { browser, page } = await first()
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, 'x']))
    expect((await browser.send(page, 'password', many)).status).toBe(413)
    const { action, fields } = formOf(page, 'password')
    const cookie = [...browser.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ')
    const send = (type: string, body: string) =>
      fetch(`${issuer.origin}${action}`, { method: 'POST', headers: { 'content-type': type, cookie }, body })
    const twice = `csrf=${fields.csrf}&login=a&login=b&password=c`
    expect((await send('application/x-www-form-urlencoded', twice)).status).toBe(422)
    expect((await send('application/json', JSON.stringify({ ...fields, login: { $ne: '' } }))).status).toBe(403)
  })

  test('characters that the database cannot hold are only a wrong user name', async () => {
    const { browser, page } = await first()
    const wrong = await browser.send(page, 'password', { login: 'a\u0000b', password: '\ud800 alone' })
    expect([wrong.status, headingOf(wrong)]).toEqual([422, 'Sign in'])
  })
})

describe('addresses', () => {
  test('follow the configured issuer, whatever Host header is sent', async () => {
    const headers = { host: 'thief.example', 'x-forwarded-host': 'thief.example', 'x-forwarded-proto': 'https' }
    const discovery = await getWith(`${issuer.issuer('ca-east')}/.well-known/openid-configuration`, headers)
    expect(JSON.stringify(discovery)).not.toContain('thief')
    expect(discovery).toMatchObject({
      issuer: issuer.issuer('ca-east'),
      jwks_uri: `${issuer.issuer('ca-east')}/jwks`,
      token_endpoint: `${issuer.issuer('ca-east')}/token`,
    })
  })

  test('nothing private is published with the keys', async () => {
    const response = await fetch(`${issuer.issuer('ca-east')}/jwks`)
    const { keys } = (await response.json()) as { keys: Record<string, string>[] }
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']])
  })
})

test('while the database cannot answer the page says so, the log says why, and the next attempt works', async () => {
  issuer.clock.advance(30 * 60_000)
  const { browser, page } = await first()
  const db = await issuer.app.dbs.get('ca-east')
  await db.query('ALTER TABLE app_user RENAME TO app_user_away')
  const away = await browser.send(page, 'password', { login: users.nuru.login, password: users.nuru.password })
  await db.query('ALTER TABLE app_user_away RENAME TO app_user')
  expect([away.status, headingOf(away)]).toEqual([500, 'Something went wrong on our side'])
  expect(away.text).not.toMatch(stack)
  expect(issuer.lines).toContainEqual(expect.objectContaining({ level: 'error', tenant: 'ca-east' }))
  expect(JSON.stringify(issuer.lines)).not.toContain(users.nuru.login)
  const again = await browser.send(page, 'password', { login: users.nuru.login, password: users.nuru.password })
  expect(headingOf(again)).toBe('Enter the code')
})

test('an address that sends too many is told to wait, with the way it is standardised', async () => {
  const { browser, page } = await first()
  const typed = { login: 'nobody.here', password: 'not it' }
  let last = page
  for (let count = 0; count < 21 && last.status !== 429; count++) last = await browser.send(page, 'password', typed)
  expect([last.status, headingOf(last)]).toEqual([429, 'Too many attempts'])
  expect(last.headers.get('retry-after')).toMatch(/^\d+$/)
})

/** `fetch` would send its own Host header. */
async function getWith(url: string, headers: Record<string, string>): Promise<unknown> {
  const response = await new Promise<IncomingMessage>((resolve) => httpGet(url, { headers }, resolve))
  return JSON.parse(await text(response))
}
