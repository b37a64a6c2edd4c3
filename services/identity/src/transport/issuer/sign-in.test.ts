import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { audience } from '@sustento/platform/audience'
import { tokenVerifier } from '@sustento/platform/tokens'
import { Browser, formOf, headingOf } from '../../testing/browser.ts'
import { redirectUri, type TestIssuer, testIssuer, users } from '../../testing/issuer.ts'
import { authorizationRequest, claimsOf, signIn } from '../../testing/sign-in.ts'

let issuer: TestIssuer

beforeAll(async () => {
  issuer = await testIssuer()
})
afterAll(() => issuer.close())
// each code is good once, so each test has a time step of its own
beforeEach(() => issuer.clock.advance(30 * 60_000))

const { nuru } = users

async function firstPage(tenant = 'ca-east') {
  const browser = new Browser(issuer.origin)
  const request = authorizationRequest(issuer, tenant)
  return { browser, request, page: await browser.get(request.url) }
}

describe('signing in', () => {
  test('password and code lead back to the web with a code for tokens', async () => {
    const { ended, tokens } = await signIn(issuer, 'ca-east', nuru)
    expect(ended.url).toMatch(`${redirectUri}?code=`)
    expect(new URL(ended.url).searchParams.get('state')).toBe('the-state')
    const { status, body } = await tokens()
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600 })
    expect(body.refresh_token).toEqual(expect.any(String))
  })

  test('the access token says who may do what and nothing about the person', async () => {
    const { tokens } = await signIn(issuer, 'ca-east', nuru)
    const { body } = await tokens()
    const claims = claimsOf(body.access_token)
    expect(Object.keys(claims).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'roles', 'sub'])
    expect(claims).toMatchObject({ aud: audience, iss: issuer.issuer('ca-east'), roles: ['caseworker'] })
    expect(claims.sub).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    expect(JSON.stringify([claims, claimsOf(body.id_token)])).not.toMatch(/adeyemi|nuru/i)
  })

  test("every service's verifier takes the token as one of its tenant, and of no other", async () => {
    const { tokens } = await signIn(issuer, 'ca-west', nuru)
    const { body } = await tokens()
    const known = issuer.tenants.tenants
    const verify = tokenVerifier((iss) => known.find((tenant) => tenant.issuer === iss), { audience })
    const identity = await verify(String(body.access_token))
    expect(identity).toMatchObject({ tenant: 'ca-west', actor: { kind: 'user', roles: ['caseworker'] } })
    const onlyEast = tokenVerifier((iss) => known.find(({ id, issuer }) => id === 'ca-east' && issuer === iss), {
      audience,
    })
    await expect(onlyEast(String(body.access_token))).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' })
  })

  test('a session signs in again without a page, and prompt=login asks again', async () => {
    const { browser, ended } = await signIn(issuer, 'ca-east', nuru)
    expect(ended.url).toContain('code=')
    expect((await browser.get(authorizationRequest(issuer, 'ca-east').url)).url).toContain('code=')
    const again = await browser.get(authorizationRequest(issuer, 'ca-east', { prompt: 'login' }).url)
    expect(headingOf(again)).toBe('Sign in')
  })

  test('the session of one authority is none at another, even when its cookies are sent there', async () => {
    const { browser } = await signIn(issuer, 'ca-east', nuru)
    const kept = [...browser.cookies.values()].filter((cookie) => cookie.name.startsWith('sustento_session'))
    expect(kept.map((cookie) => cookie.path)).toEqual(['/oidc/ca-east', '/oidc/ca-east'])
    for (const cookie of kept) cookie.path = '/'
    const page = await browser.get(authorizationRequest(issuer, 'ca-west').url)
    expect(headingOf(page)).toBe('Sign in')
    const silent = await browser.get(authorizationRequest(issuer, 'ca-west', { prompt: 'none' }).url)
    expect(silent.url).toContain('error=login_required')
  })

  test('cancelling goes back to the web and says so', async () => {
    const { browser, page } = await firstPage()
    const ended = await browser.send(page, 'cancel')
    expect(ended.url).toMatch(`${redirectUri}?error=access_denied`)
  })

  test('the sign-in can be started over for somebody else', async () => {
    const { browser, page } = await firstPage()
    const second = await browser.send(page, 'password', { login: nuru.login, password: nuru.password })
    expect(headingOf(second)).toBe('Enter the code')
    expect(headingOf(await browser.send(second, 'restart'))).toBe('Sign in')
    expect(headingOf(await browser.send(second, 'code', { code: issuer.code(nuru) }))).toBe('Sign in')
  })
})

describe('pages', () => {
  test('speak the language asked for by the web, the browser or on the page', async () => {
    const browser = new Browser(issuer.origin)
    const french = await browser.get(authorizationRequest(issuer, 'ca-east', { ui_locales: 'fr-BE en' }).url)
    expect(french.text).toContain('<html lang="fr">')
    const wrong = await browser.send(french, 'password', { login: 'x', password: 'y' })
    expect(wrong.text).toContain('Un problème est survenu')
    const english = await browser.get(`${french.url}?lang=en`)
    expect(english.text).toContain('<html lang="en">')
    const byBrowser = await new Browser(issuer.origin).get(french.url, { 'accept-language': 'fr' })
    expect(byBrowser.text).toContain('Cette connexion a expiré')
  })

  test('name the authority, run no inline script and are not kept by caches', async () => {
    const { page } = await firstPage('ca-west')
    expect(page.text).toContain('Authority ca-west')
    expect(page.text).not.toMatch(/<script|\sstyle=|\son[a-z]+=/)
    expect(page.headers.get('cache-control')).toContain('no-store')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("form-action 'self' http://127.0.0.1:9")
    expect(page.headers.get('x-powered-by')).toBeNull()
  })

  test('show what was typed as user name as text, and never the password', async () => {
    const { browser, page } = await firstPage()
    const typed = { login: '"><img src=x onerror=alert(1)>', password: 'what was typed' }
    const wrong = await browser.send(page, 'password', typed)
    expect(wrong.status).toBe(422)
    expect(wrong.text).not.toContain('<img')
    expect(wrong.text).not.toContain(typed.password)
    expect(wrong.text).toContain('value="&#34;&#62;&#60;img')
  })

  test('a form without the token of its page is refused', async () => {
    const { browser, page } = await firstPage()
    const { action } = formOf(page, 'password')
    const typed = { login: nuru.login, password: nuru.password }
    expect((await browser.post(`${issuer.origin}${action}`, typed)).status).toBe(403)
    expect((await browser.post(`${issuer.origin}${action}`, { ...typed, csrf: 'x'.repeat(43) })).status).toBe(403)
    const other = await firstPage()
    const { csrf = '' } = formOf(other.page, 'password').fields
    expect((await browser.post(`${issuer.origin}${action}`, { ...typed, csrf })).status).toBe(403)
  })

  test("another browser cannot go on with somebody's sign-in", async () => {
    const { page } = await firstPage()
    const thief = new Browser(issuer.origin)
    const stolen = await thief.get(page.url)
    expect([stolen.status, headingOf(stolen)]).toEqual([400, 'This sign-in has expired'])
  })
})
