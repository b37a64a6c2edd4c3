import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '@sustento/platform/testing/eventually'
import { openBrowser } from './testing/browser.ts'
import { startTestWeb, type TestWeb } from './testing/web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await startTestWeb()
})
afterAll(() => web.stop())

const json = { headers: { accept: 'application/json' } }

describe('a session database that does not answer', () => {
  test('is said, and everything goes on when it is back', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    web.gate.shut()
    const away = await browser.fetch(`${web.url}/api/session`, json)
    expect([away.status, JSON.parse(away.text).reason]).toEqual([503, 'DATABASE_UNAVAILABLE'])
    expect((await browser.fetch(`${web.url}/live`)).status).toBe(200)
    expect((await browser.fetch(`${web.url}/cases`)).status).toBe(200)
    await eventually(async () => expect((await browser.fetch(`${web.url}/ready`)).status).toBe(503))
    web.gate.open()
    expect((await browser.fetch(`${web.url}/api/session`, json)).status).toBe(200)
    await eventually(async () => expect((await browser.fetch(`${web.url}/ready`)).status).toBe(200))
  })

  test('lets a sign-in fail on a page that says so', async () => {
    const browser = openBrowser()
    await web.signIn('ca-east', 'u-1', browser)
    await browser.jar.removeAllCookies()
    web.gate.shut()
    const { last } = await web.signIn('ca-east', 'u-1', browser)
    web.gate.open()
    expect([last.status, last.text]).toEqual([503, expect.stringContaining('Une partie de ce site ne répond pas')])
  })
})

describe('an issuer that does not answer', () => {
  test('is said on a page of its own, and the other authority goes on', async () => {
    await web.issuers['ca-west'].close()
    const seen = await openBrowser().fetch(`${web.url}/login?tenant=ca-west&lang=fr`)
    expect([seen.status, seen.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect(seen.text).toContain('La connexion est impossible pour le moment')
    expect(seen.text).toContain(`<code>${seen.headers.get('x-request-id')}</code>`)
    expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-")
    const { browser } = await web.signIn('ca-east', 'u-1')
    expect((await browser.fetch(`${web.url}/api/session`)).status).toBe(200)
  })
})

test('services that do not answer are said', async () => {
  const { browser } = await web.signIn('ca-east', 'u-1')
  await web.services.stop()
  for (const path of [
    '/api/session',
    '/api/v1/tenants/ca-east/cases',
    '/api/download/tenants/ca-east/annualReturns/2026',
  ]) {
    const seen = await browser.fetch(web.url + path, json)
    expect([path, seen.status, JSON.parse(seen.text).reason]).toEqual([path, 503, 'UNAVAILABLE'])
  }
})
