import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openBrowser } from '../testing/browser.ts'
import { startTestWeb, type TestWeb } from '../testing/web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await startTestWeb()
})
afterAll(() => web.stop())

const json = { headers: { accept: 'application/json' } }

describe('signing in', () => {
  test('leads over the issuer of the chosen authority to the page that was wished for', async () => {
    const { browser, last } = await web.signIn('ca-east', 'u-1', openBrowser(), '/cases/7?tab=messages')
    expect(last).toMatchObject({ status: 200, url: `${web.url}/cases/7?tab=messages` })
    const session = await browser.fetch(`${web.url}/api/session`, json)
    expect(session.status).toBe(200)
    expect(JSON.parse(session.text)).toEqual({
      tenant: 'ca-east',
      tenantName: 'Authority ca-east',
      state: 'BE',
      user: { login: 'u-1', displayName: 'Person u-1', roles: ['caseworker'] },
      languages: ['en'],
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: new Date(web.clock.now().getTime() + 30 * 60_000).toISOString(),
      demonstrationNotice: '',
    })
  })

  test('asks the issuer with state, nonce and PKCE, in the language of the person', async () => {
    const { headers } = await openBrowser().fetch(`${web.url}/login?tenant=ca-west&lang=fr`)
    const asked = new URL(headers.get('location') ?? '')
    expect(asked.origin).toBe(web.issuers['ca-west'].issuer)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: `${web.url}/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.any(String),
      state: expect.any(String),
      nonce: expect.any(String),
      ui_locales: 'fr',
    })
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/logout'])(
    'never leads to %s',
    async (returnTo) => {
      const { last } = await web.signIn('ca-east', 'u-1', openBrowser(), returnTo)
      expect(last.url).toBe(`${web.url}/`)
    },
  )

  test('gives a new session id, whatever the browser brought', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const before = (await browser.jar.getCookies(web.url)).find(({ key }) => key.startsWith('sustento-'))?.value
    await web.signIn('ca-east', 'u-1', browser)
    const after = (await browser.jar.getCookies(web.url)).find(({ key }) => key.startsWith('sustento-'))?.value
    expect(before).toBeTruthy()
    expect(after).not.toBe(before)
    // and the old one opens nothing any more
    const old = openBrowser()
    await old.jar.setCookie(`sustento-${new URL(web.url).port}=${before}`, web.url)
    expect((await old.fetch(`${web.url}/api/session`, json)).status).toBe(401)
  })

  test('sets a cookie that scripts and other sites cannot use', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const [cookie] = (await browser.jar.getCookies(web.url)).filter(({ key }) => key.startsWith('sustento-'))
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', expires: 'Infinity' })
  })

  test('keeps access and refresh tokens from the browser, and everything from readers of the database', async () => {
    const { browser } = await web.signIn('ca-east', 'u-secret')
    await browser.fetch(`${web.url}/api/session`, json)
    const ofTheWeb = browser.everything().split(web.url).slice(1).join('')
    expect(ofTheWeb).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)
    expect(ofTheWeb).not.toMatch(/access_token|refresh_token|id_token/)
    const rows = JSON.stringify(await web.query('SELECT * FROM session'))
    expect(/eyJhbGci|u-secret|ca-east|[tT]oken/.exec(rows)).toBeNull()
    const ids = (await browser.jar.getCookies(web.url)).map(
      ({ value }) => decodeURIComponent(value).slice(2).split('.')[0],
    )
    for (const id of ids) expect(rows).not.toContain(id)
  })

  test('at one authority opens nothing of the other', async () => {
    const { browser } = await web.signIn('ca-east', 'u-1')
    const own = await browser.fetch(`${web.url}/api/v1/tenants/ca-east/cases`, json)
    const foreign = await browser.fetch(`${web.url}/api/v1/tenants/ca-west/cases`, json)
    expect([own.status, foreign.status]).toEqual([200, 403])
    expect(JSON.parse(foreign.text)).toMatchObject({ reason: 'WRONG_TENANT' })
    expect(web.services.refusals).toContain('ca-east WRONG_TENANT')
    expect(web.services.callers.filter((caller) => caller.startsWith('ca-west'))).toEqual([])
  })
})

describe('a sign-in that was not begun here', () => {
  const stateOf = async (browser = openBrowser()) => {
    const { headers } = await browser.fetch(`${web.url}/login?tenant=ca-east`)
    return new URL(headers.get('location') ?? '').searchParams.get('state')
  }

  test.each([
    ['without state', async () => '/callback?code=x'],
    ['with a made-up state', async () => `/callback?code=x&state=${'s'.repeat(43)}`],
    ["with another browser's state", async () => `/callback?code=x&state=${await stateOf()}`],
  ])('%s gets a page that says so', async (_what, path) => {
    const seen = await openBrowser().fetch(`${web.url}${await path()}`, { headers: { 'accept-language': 'fr' } })
    expect(seen.status).toBe(400)
    expect(seen.text).toContain('Cette connexion n’est plus valable')
    expect(seen.headers.get('set-cookie') ?? '').not.toContain(`sustento-${new URL(web.url).port}=`)
  })

  test('with a code that the issuer did not give', async () => {
    const browser = openBrowser()
    const state = await stateOf(browser)
    const iss = encodeURIComponent(web.issuers['ca-east'].issuer)
    const seen = await browser.fetch(`${web.url}/callback?code=made-up&state=${state}&iss=${iss}`)
    expect([seen.status, seen.text]).toEqual([400, expect.stringContaining('no longer valid')])
  })

  test("with the other authority's issuer", async () => {
    const browser = openBrowser()
    const state = await stateOf(browser)
    const iss = encodeURIComponent(web.issuers['ca-west'].issuer)
    const seen = await browser.fetch(`${web.url}/callback?code=x&state=${state}&iss=${iss}`)
    expect([seen.status, seen.text]).toEqual([403, expect.stringContaining('You were not signed in')])
  })

  test('serves once', async () => {
    const browser = openBrowser()
    const state = await stateOf(browser)
    const first = await browser.fetch(`${web.url}/callback?error=access_denied&state=${state}`)
    const second = await browser.fetch(`${web.url}/callback?error=access_denied&state=${state}`)
    expect([first.status, second.status]).toEqual([403, 400])
  })

  test('is over after twenty minutes', async () => {
    const browser = openBrowser()
    const state = await stateOf(browser)
    web.clock.advance(20 * 60_000)
    expect((await browser.fetch(`${web.url}/callback?code=x&state=${state}`)).status).toBe(400)
    web.clock.advance(-20 * 60_000)
  })
})

test('an authority that is not served here gets a page that says so', async () => {
  const seen = await openBrowser().fetch(`${web.url}/login?tenant=%3Cscript%3E`)
  expect([seen.status, seen.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  expect(seen.text).not.toContain('<script')
})

test('everybody may see at which authorities one can sign in', async () => {
  const seen = await openBrowser().fetch(`${web.url}/api/authorities`, json)
  expect(JSON.parse(seen.text)).toEqual(
    ['ca-east', 'ca-west'].map((tenant) => {
      return { tenant, name: `Authority ${tenant}`, state: 'BE', demonstrationNotice: '' }
    }),
  )
})
