import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Browser, headingOf, type Page } from '../../testing/browser.ts'
import { type TestIssuer, testIssuer, users } from '../../testing/issuer.ts'
import { authorizationRequest, signIn } from '../../testing/sign-in.ts'

let issuer: TestIssuer

beforeAll(async () => {
  issuer = await testIssuer()
})
afterAll(() => issuer.close())
beforeEach(() => issuer.clock.advance(30 * 60_000))

const { nuru } = users
const wrong = { login: nuru.login, password: 'not the password' }
const right = { login: nuru.login, password: nuru.password }
const minutes = (count: number) => count * 60_000

async function firstPage(tenant = 'ca-east'): Promise<{ browser: Browser; page: Page }> {
  const browser = new Browser(issuer.origin)
  return { browser, page: await browser.get(authorizationRequest(issuer, tenant).url) }
}

const fault = (page: Page) => /<p class="fault"[^>]*>(.*?)<\/p>/.exec(page.text)?.[1]
const withoutTyped = (page: Page) => page.text.replace(/value="[^"]*"/g, '').replace(/interaction\/[\w-]+/g, '')

async function eastAudit(): Promise<{ action: string; outcome: string; name: string }[]> {
  const db = await issuer.app.dbs.get('ca-east')
  return db.query('SELECT action, outcome, name FROM audit ORDER BY seq')
}

describe('the first factor', () => {
  test('a wrong password, an unknown login and a disabled account get the same page', async () => {
    const { browser, page } = await firstPage()
    const known = await browser.send(page, 'password', wrong)
    const unknown = await browser.send(page, 'password', { ...wrong, login: 'nobody.here' })
    const db = await issuer.app.dbs.get('ca-east')
    await db.query('UPDATE app_user SET disabled = true')
    const disabled = await browser.send(page, 'password', right)
    await db.query('UPDATE app_user SET disabled = false')
    expect(known.status).toBe(422)
    expect(headingOf(known)).toBe('Sign in')
    expect(withoutTyped(unknown)).toBe(withoutTyped(known))
    expect(withoutTyped(disabled)).toBe(withoutTyped(known))
  })

  test('five failures close the account for a quarter of an hour, also for the right password', async () => {
    const { browser, page } = await firstPage()
    for (let count = 0; count < 5; count++) await browser.send(page, 'password', wrong)
    const closed = await browser.send(page, 'password', right)
    expect([closed.status, fault(closed)]).toEqual([
      422,
      'The user name or password is not right, or the account is closed.',
    ])
    issuer.clock.advance(minutes(14.9))
    expect((await browser.send(page, 'password', right)).status).toBe(422)
    issuer.clock.advance(minutes(0.1))
    const { ended } = await signIn(issuer, 'ca-east', nuru)
    expect(ended.url).toContain('code=')
  })

  test('guesses made at the same time are counted one by one', async () => {
    const { browser, page } = await firstPage()
    await Promise.all(Array.from({ length: 8 }, () => browser.send(page, 'password', wrong)))
    const db = await issuer.app.dbs.get('ca-east')
    const [row] = await db.query('SELECT max(cardinality(failures)) AS failures FROM app_user')
    expect(row.failures).toBe(5)
    expect(headingOf(await browser.send(page, 'password', right))).toBe('Sign in')
  })

  test("one authority's failures do not close the account of the same name at the other", async () => {
    const { browser, page } = await firstPage('ca-east')
    for (let count = 0; count < 5; count++) await browser.send(page, 'password', wrong)
    expect((await signIn(issuer, 'ca-west', nuru)).ended.url).toContain('code=')
  })

  test('every attempt is audited, and no login is kept', async () => {
    const { browser, page } = await firstPage()
    const before = (await eastAudit()).length
    await browser.send(page, 'password', { ...wrong, login: 'nobody.here' })
    for (let count = 0; count < 5; count++) await browser.send(page, 'password', wrong)
    const lines = (await eastAudit()).slice(before)
    expect(lines[0]).toEqual({ action: 'sign-in.password', outcome: 'refused', name: 'tenants/ca-east' })
    expect(lines.slice(1, 6).map(({ action }) => action)).toEqual(Array(5).fill('sign-in.password'))
    expect(lines[6]).toMatchObject({ action: 'user.lock', outcome: 'done' })
    expect(JSON.stringify(lines)).not.toMatch(/adeyemi|nobody\.here/)
    const db = await issuer.app.dbs.get('ca-east')
    const facts = await db.query(`SELECT subject FROM outbox WHERE type = 'sustento.identity.v1.UserLocked'`)
    expect(facts.map((fact: { subject: string }) => fact.subject)).toContain(lines[6]?.name)
  })
})

describe('the second factor', () => {
  async function codePage() {
    const { browser, page } = await firstPage()
    return { browser, page: await browser.send(page, 'password', right) }
  }

  test('a wrong code is asked for again, with the fault at the field', async () => {
    const { browser, page } = await codePage()
    const again = await browser.send(page, 'code', { code: '000000' })
    expect([again.status, headingOf(again)]).toEqual([422, 'Enter the code'])
    expect(again.text).toContain('<title>Error: Enter the code')
    expect(again.text).toMatch(/<input id="code"[^>]*aria-describedby="code-hint code-error"[^>]*aria-invalid="true"/s)
    expect(again.text).toContain('<a href="#code">')
  })

  test('a code is good once, also for another sign-in of the same user', async () => {
    await signIn(issuer, 'ca-east', nuru)
    const { browser, page } = await codePage()
    const replayed = await browser.send(page, 'code', { code: issuer.code(nuru) })
    expect(fault(replayed)).toBe('The code is not right, or was used before. Wait for the next one.')
    issuer.clock.advance(30_000)
    expect((await browser.send(replayed, 'code', { code: issuer.code(nuru) })).url).toContain('code=')
  })

  test('the same code sent twice at once signs in once', async () => {
    const [one, two] = [await codePage(), await codePage()]
    const code = issuer.code(nuru)
    const ended = await Promise.all([one, two].map(({ browser, page }) => browser.send(page, 'code', { code })))
    expect(ended.filter((page) => page.url.includes('code='))).toHaveLength(1)
  })

  test('a code written in two groups is understood', async () => {
    const { browser, page } = await codePage()
    const code = issuer.code(nuru)
    const ended = await browser.send(page, 'code', { code: ` ${code.slice(0, 3)} ${code.slice(3)}` })
    expect(ended.url).toContain('code=')
  })

  test('a known password buys no more than five guesses at the code', async () => {
    for (let count = 0; count < 4; count++) {
      const { browser, page } = await codePage()
      expect(fault(await browser.send(page, 'code', { code: '000000' }))).toContain('The code is not right')
    }
    const { browser, page } = await codePage()
    expect(fault(await browser.send(page, 'code', { code: '000000' }))).toContain('Too many failures')
    const closed = await browser.send(page, 'code', { code: issuer.code(nuru) })
    expect(fault(closed)).toContain('Too many failures')
    issuer.clock.advance(minutes(15))
    expect((await signIn(issuer, 'ca-east', nuru)).ended.url).toContain('code=')
  })

  test('the code alone, without the password before it, opens nothing', async () => {
    const { browser, page } = await firstPage()
    const { browser: other, page: theirs } = await codePage()
    const forged = { ...theirs, url: page.url, text: theirs.text.replaceAll(uidOf(theirs), uidOf(page)) }
    expect((await browser.send(forged, 'code', { code: issuer.code(nuru) })).status).toBe(403)
    const ended = await other.send(theirs, 'code', { code: issuer.code(nuru) })
    expect(ended.url).toContain('code=')
  })
})

const uidOf = (page: Page) => /interaction\/([\w-]+)/.exec(page.text)?.[1] ?? ''
