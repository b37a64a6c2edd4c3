import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { audience } from '@sustento/platform/audience'
import { Browser, headingOf } from '../../testing/browser.ts'
import { type TestIssuer, testIssuer, users } from '../../testing/issuer.ts'
import { askToken, authorizationRequest, claimsOf, redeem, signIn } from '../../testing/sign-in.ts'

let issuer: TestIssuer

beforeAll(async () => {
  issuer = await testIssuer()
})
afterAll(() => issuer.close())
beforeEach(() => issuer.clock.advance(30 * 60_000))

const { nuru } = users
const secret = (client: string, tenant = 'ca-east') => ({ id: client, secret: `${tenant}-${client}-`.padEnd(43, 'x') })
const refresh = (token: unknown) =>
  askToken(issuer, 'ca-east', { grant_type: 'refresh_token', refresh_token: String(token) })
const setEast = async (sql: string) => (await issuer.app.dbs.get('ca-east')).query(sql)

async function tokensOfNuru() {
  const { browser, tokens } = await signIn(issuer, 'ca-east', nuru)
  const { body } = await tokens()
  return { browser, body }
}

describe('refresh tokens', () => {
  test('each is good once and gives the next', async () => {
    const { body } = await tokensOfNuru()
    const second = await refresh(body.refresh_token)
    expect(second.status).toBe(200)
    expect(second.body.refresh_token).not.toBe(body.refresh_token)
    expect((await refresh(second.body.refresh_token)).status).toBe(200)
  })

  test('one that is used twice was stolen: everything that came from the sign-in ends', async () => {
    const { body } = await tokensOfNuru()
    const second = await refresh(body.refresh_token)
    expect(await refresh(body.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await refresh(second.body.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('carry changed roles into the next access token', async () => {
    const { body } = await tokensOfNuru()
    await setEast(`UPDATE app_user SET roles = '{caseworker,supervisor}' WHERE roles = '{caseworker}'`)
    const next = await refresh(body.refresh_token)
    await setEast(`UPDATE app_user SET roles = '{caseworker}' WHERE roles = '{caseworker,supervisor}'`)
    expect(claimsOf(next.body.access_token).roles).toEqual(['caseworker', 'supervisor'])
  })

  test('a disabled user gets no further token, and the session asks for a sign-in', async () => {
    const { browser, body } = await tokensOfNuru()
    await setEast('UPDATE app_user SET disabled = true')
    const refused = await refresh(body.refresh_token)
    const page = await browser.get(authorizationRequest(issuer, 'ca-east').url)
    await setEast('UPDATE app_user SET disabled = false')
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(headingOf(page)).toBe('Sign in')
  })

  test('end with the session of the browser', async () => {
    const { browser, body } = await tokensOfNuru()
    const asked = await browser.get(`${issuer.issuer('ca-east')}/session/end?id_token_hint=${body.id_token}`)
    expect(headingOf(asked)).toBe('Sign out')
    const done = await browser.send(asked, 'session/end/confirm', { logout: 'yes' })
    expect(headingOf(done)).toBe('You are signed out')
    expect((await refresh(body.refresh_token)).status).toBe(400)
  })
})

describe('the authorization code', () => {
  test('is good once, also for two who come at the same time', async () => {
    const browser = new Browser(issuer.origin)
    const { verifier, url } = authorizationRequest(issuer, 'ca-east')
    const first = await browser.get(url)
    const second = await browser.send(first, 'password', { login: nuru.login, password: nuru.password })
    const ended = await browser.send(second, 'code', { code: issuer.code(nuru) })
    const answers = await Promise.all([1, 2].map(() => redeem(issuer, 'ca-east', ended, verifier)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('needs the proof of the client that asked for it', async () => {
    const { ended } = await signIn(issuer, 'ca-east', nuru)
    expect(await redeem(issuer, 'ca-east', ended, 'x'.repeat(43))).toMatchObject({ body: { error: 'invalid_grant' } })
  })

  test('of one authority is worth nothing at the other', async () => {
    const { ended } = await signIn(issuer, 'ca-east', nuru)
    expect(await redeem(issuer, 'ca-west', ended, 'x'.repeat(43))).toMatchObject({ body: { error: 'invalid_grant' } })
  })
})

describe('service accounts', () => {
  test.each(['cases', 'messaging', 'stats', 'web'])('%s fetches a token with its role', async (client) => {
    const { status, body } = await askToken(issuer, 'ca-east', { grant_type: 'client_credentials' }, secret(client))
    expect(status).toBe(200)
    expect(claimsOf(body.access_token)).toMatchObject({ sub: client, aud: audience, roles: [`service-${client}`] })
    expect(body.expires_in).toBe(600)
  })

  test.each([
    ['a wrong secret', { id: 'cases', secret: 'x'.repeat(43) }],
    ['the secret of the other authority', { id: 'cases', secret: secret('cases', 'ca-west').secret }],
    ['the stored hash as secret', { id: 'cases', secret: 'hash' }],
    ['an unknown client', { id: 'nobody', secret: 'x'.repeat(43) }],
  ])('%s is refused with the same words', async (_name, client) => {
    if (client.secret === 'hash') {
      const [row] = await setEast(`SELECT secret_hash FROM service_account WHERE client_id = 'cases'`)
      client.secret = row.secret_hash.toString('base64url')
    }
    const { status, body } = await askToken(issuer, 'ca-east', { grant_type: 'client_credentials' }, client)
    expect(status).toBe(401)
    expect(body).toEqual({ error: 'invalid_client', error_description: 'client authentication failed' })
  })

  test('only the web may sign people in', async () => {
    const page = await new Browser(issuer.origin).get(
      authorizationRequest(issuer, 'ca-east', { client_id: 'cases' }).url,
    )
    expect([page.status, headingOf(page)]).toEqual([400, 'This sign-in cannot be started'])
  })

  test('a token for another audience cannot be had', async () => {
    const request = { grant_type: 'client_credentials', resource: 'urn:other:api' }
    expect(await askToken(issuer, 'ca-east', request, secret('cases'))).toMatchObject({
      status: 400,
      body: { error: 'invalid_target' },
    })
  })
})
