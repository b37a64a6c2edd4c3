import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTenant } from '@sustento/platform/unit'
import { codeAt } from '../../secrets/totp.ts'
import { insertUser } from '../../store/directory.ts'
import { Browser, headingOf, type Page } from '../../testing/browser.ts'
import { type TestIssuer, testIssuer, users } from '../../testing/issuer.ts'
import { authorizationRequest } from '../../testing/sign-in.ts'
import { newUserRow } from '../../usecases/users/new-user-row.ts'

let issuer: TestIssuer
let count = 0

beforeAll(async () => {
  issuer = await testIssuer()
})
afterAll(() => issuer.close())

const given = 'abcd-efgh-jkmn-pqrs'
const days = (number: number) => number * 24 * 3_600_000

/** A new user with a one-time password, and the page after it was entered. */
async function newcomer(wait = 0): Promise<{ browser: Browser; page: Page; login: string }> {
  count += 1
  const login = `newcomer.${count}`
  const id = `00000000-0000-4000-8000-00000000000${count}`
  const oneTimeUntil = new Date(issuer.clock.now().getTime() + days(14))
  const profile = { login, displayName: 'New Comer', email: '', roles: ['caseworker'] }
  const row = await newUserRow(issuer.app, 'ca-east', { ...profile, id, password: given, oneTimeUntil })
  await inTenant(issuer.app, { tenant: 'ca-east' }, (tx) => insertUser(tx, row))
  issuer.clock.advance(wait)
  const browser = new Browser(issuer.origin)
  const first = await browser.get(authorizationRequest(issuer, 'ca-east').url)
  return { browser, login, page: await browser.send(first, 'password', { login, password: given }) }
}

const choose = (browser: Browser, page: Page, password: string, again = password) =>
  browser.send(page, 'new-password', { password, again })

const secretOn = (page: Page) => /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? ''
const fault = (page: Page) => /<p class="fault"[^>]*>(.*?)<\/p>/.exec(page.text)?.[1]

describe('the first sign-in', () => {
  test('asks for a password of one’s own, enrols the second factor, and the next one uses both', async () => {
    const { browser, page, login } = await newcomer()
    expect(headingOf(page)).toBe('Choose your password')
    const enrolment = await choose(browser, page, 'correct horse battery')
    expect(headingOf(enrolment)).toBe('Set up your second factor')
    const secret = secretOn(enrolment)
    expect(enrolment.text).toContain('<svg')
    const wrong = await browser.send(enrolment, 'enrolment', { code: '000000' })
    expect([secretOn(wrong), fault(wrong)]).toEqual([
      secret,
      'The code is not right, or was used before. Wait for the next one.',
    ])
    const ended = await browser.send(wrong, 'enrolment', { code: codeAt(secret, issuer.clock.now()) })
    expect(ended.url).toContain('code=')

    issuer.clock.advance(60_000)
    const other = new Browser(issuer.origin)
    const first = await other.get(authorizationRequest(issuer, 'ca-east').url)
    expect(fault(await other.send(first, 'password', { login, password: given }))).toContain('is not right')
    const code = await other.send(first, 'password', { login, password: 'correct horse battery' })
    const again = await other.send(code, 'code', { code: codeAt(secret, issuer.clock.now()) })
    expect(again.url).toContain('code=')
  })

  test('the code that enrolled the second factor does not sign in once more', async () => {
    const { browser, page, login } = await newcomer()
    const enrolment = await choose(browser, page, 'correct horse battery')
    const code = codeAt(secretOn(enrolment), issuer.clock.now())
    await browser.send(enrolment, 'enrolment', { code })
    const other = new Browser(issuer.origin)
    const first = await other.get(authorizationRequest(issuer, 'ca-east').url)
    const second = await other.send(first, 'password', { login, password: 'correct horse battery' })
    expect((await other.send(second, 'code', { code })).status).toBe(422)
  })

  test.each([
    ['too short', 'short', 'The password needs at least 12 characters.'],
    ['the one that was given', given, 'The new password must differ from the one that you were given.'],
    ['one with the login in it', 'my newcomer.5 password', 'The password must not contain your user name.'],
  ])('a password is refused: %s', async (_name, password, words) => {
    const { browser, page } = await newcomer()
    const refused = await choose(browser, page, password)
    expect([refused.status, headingOf(refused), fault(refused)]).toEqual([422, 'Choose your password', words])
  })

  test('two different passwords are told apart at the second field', async () => {
    const { browser, page } = await newcomer()
    const refused = await choose(browser, page, 'correct horse battery', 'correct horse batter')
    expect(fault(refused)).toBe('The two passwords are not the same.')
    expect(refused.text).toContain('<a href="#again">')
  })

  test('the second factor cannot be enrolled before the password is chosen, nor a code replace it', async () => {
    const { browser, page } = await newcomer()
    const early = { ...page, text: page.text.replaceAll('/new-password', '/enrolment') }
    expect(headingOf(await browser.send(early, 'enrolment', { code: '000000' }))).toBe('Choose your password')
    const code = { ...page, text: page.text.replaceAll('/new-password', '/code') }
    expect(headingOf(await browser.send(code, 'code', { code: '000000' }))).toBe('Choose your password')
  })

  test('a one-time password that nobody used in time is none', async () => {
    const { page } = await newcomer(days(14))
    expect([page.status, headingOf(page)]).toEqual([422, 'Sign in'])
  })

  test('who has a second factor cannot be given another one by whoever knows the password', async () => {
    const browser = new Browser(issuer.origin)
    const { login, password } = users.nuru
    const first = await browser.get(authorizationRequest(issuer, 'ca-east').url)
    const page = await browser.send(first, 'password', { login, password })
    const forged = { ...page, text: page.text.replaceAll('/code?', '/enrolment?') }
    expect(headingOf(await browser.send(forged, 'enrolment', { code: '000000' }))).toBe('Enter the code')
  })
})
