import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { systemClock } from '@sustento/platform/clock'
import { type Browser, openBrowser } from '../testing/browser.ts'
import { startTestWeb, type TestWeb } from '../testing/web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await startTestWeb({ SESSION_HOURS: '2' }, 600)
})
afterAll(() => web.stop())
beforeEach(async () => {
  web.clock.set(systemClock.now().toISOString())
  await web.query('DELETE FROM session')
})

const json = { headers: { accept: 'application/json' } }
const session = (browser: Browser) => browser.fetch(`${web.url}/api/session`, json)
const minutes = 60_000

describe('a session', () => {
  test('that was idle for too long is over', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    await web.query(`UPDATE session SET expire = now() - interval '1 second'`)
    const seen = await session(browser)
    expect([seen.status, seen.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8'])
    expect(JSON.parse(seen.text)).toMatchObject({ reason: 'UNAUTHENTICATED', status: 401 })
  })

  test('lives on with each request', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    await web.query(`UPDATE session SET expire = now() + interval '1 minute'`)
    await session(browser)
    const [row] = await web.query(`SELECT expire > now() + interval '29 minutes' AS lives_on FROM session`)
    expect(row).toEqual({ lives_on: true })
  })

  test('is over after its longest time, whatever is done in between, and leaves nothing', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    web.clock.advance(2 * 60 * minutes)
    expect((await session(browser)).status).toBe(401)
    expect(await web.query(`SELECT FROM session WHERE sess::text LIKE '%sealed%'`)).toHaveLength(0)
  })

  test('cannot be made up, changed or moved to another row', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const { browser: other } = await web.signIn('ca-west', 'u-2')
    const rows = await web.query('SELECT sid, sess FROM session ORDER BY sid')
    await web.query(`UPDATE session SET sess = (SELECT sess FROM session s WHERE s.sid <> session.sid LIMIT 1)`)
    expect(rows).toHaveLength(2)
    expect([(await session(browser)).status, (await session(other)).status]).toEqual([401, 401])
    const forged = openBrowser()
    await forged.jar.setCookie(`sustento-${new URL(web.url).port}=s%3Amade-up.signature`, web.url)
    expect((await session(forged)).status).toBe(401)
  })
})

describe('the access token', () => {
  test('is renewed before it ends, once for requests that come together', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const before = web.issuers['ca-east'].refreshes()
    web.clock.advance(9.8 * minutes)
    const seen = await Promise.all(Array.from({ length: 8 }, () => session(browser)))
    expect(seen.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(web.issuers['ca-east'].refreshes()).toBe(before + 1)
    await session(browser)
    expect(web.issuers['ca-east'].refreshes()).toBe(before + 1)
  })

  test('renewed by one replica serves the other as well', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const other = await web.replica()
    const before = web.issuers['ca-east'].refreshes()
    web.clock.advance(9.8 * minutes)
    const cookie = await browser.jar.getCookieString(web.url)
    const asked = Array.from({ length: 6 }, (_, n) =>
      n % 2 ? session(browser) : fetch(`${other}/api/session`, { headers: { cookie, accept: 'application/json' } }),
    )
    const seen = await Promise.all<{ status: number }>(asked)
    expect(seen.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(web.issuers['ca-east'].refreshes()).toBe(before + 1)
  })

  test('that the issuer does not renew ends the session', async () => {
    const { browser } = await web.signIn('ca-west', 'u-2')
    web.issuers['ca-west'].forget()
    web.clock.advance(9.8 * minutes)
    const seen = await session(browser)
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([401, 'TOKEN_EXPIRED'])
    expect((await session(browser)).status).toBe(401)
  })
})

describe('signing out', () => {
  test('ends the session here and at the issuer', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const seen = await web.post(browser, '/logout')
    const { location } = JSON.parse(seen.text)
    expect(new URL(location).origin).toBe(web.issuers['ca-east'].issuer)
    expect((await session(browser)).status).toBe(401)
    const confirm = await browser.follow(location)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirm.text)?.[1] ?? ''
    const action = /action="([^"]+)"/.exec(confirm.text)?.[1] ?? ''
    const body = new URLSearchParams({ xsrf, logout: 'yes' })
    const last = await browser.follow(action, { method: 'POST', body })
    expect(last.url).toBe(`${web.url}/`)
    // nobody comes back without signing in
    const again = await browser.follow(`${web.url}/login?tenant=ca-east`)
    expect(again.text).toContain('<form')
  })

  test('by a form leads to the issuer', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const { csrfToken } = JSON.parse((await session(browser)).text)
    const body = new URLSearchParams({ _csrf: csrfToken })
    const seen = await browser.fetch(`${web.url}/logout`, { method: 'POST', body, headers: { origin: web.url } })
    expect([seen.status, seen.headers.get('location')]).toEqual([303, expect.stringContaining('/session/end?')])
  })

  test('takes the refresh token back', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const before = web.issuers['ca-east'].revocations()
    await web.post(browser, '/logout')
    expect(web.issuers['ca-east'].revocations()).toBe(before + 1)
  })
})
