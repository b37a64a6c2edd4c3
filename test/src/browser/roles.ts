import { expect, test } from '@jest/globals'
import { totpNow } from '@sustento/embedded/totp'
import { findings } from './accessible.ts'
import { authorityName, chooseAuthority, openDesk } from './desk.ts'
import { addressOf } from './shown-cases.ts'
import type { Stage } from './stage.ts'
import { typedValues } from './typed-case.ts'

/** What another role sees, and the first sign-in of somebody new. */
export function roles(stage: Stage): void {
  test('an administrator finds no page of a case and is told nothing about persons', async () => {
    const { theCase, message } = await addressOf(await stage.desk('be-fr', 'caseworker'), 'be-fr', 'acknowledged')
    const { page, web, context } = await stage.desk('be-fr', 'administrator')
    const told: string[] = []
    context.on('response', async (answer) => {
      if (answer.url().includes('/api/')) told.push(await answer.text().catch(() => ''))
    })
    const menu = page.getByRole('navigation', { name: 'Main menu' }).getByRole('link')
    expect(await menu.allTextContents()).toEqual(['Messages', 'Reports', 'Directory', 'Operations', 'Administration'])
    for (const path of ['/work', '/cases', theCase, `${theCase}/parties`]) {
      await page.goto(`${web}${path}`)
      await page.getByRole('heading', { name: 'This page is not open to your role' }).waitFor()
    }
    for (const path of ['/messages', message, '/reports', '/directory', '/operations', '/administration']) {
      await page.goto(`${web}${path}`, { waitUntil: 'networkidle' })
      told.push((await page.getByRole('main').textContent()) ?? '')
    }
    expect(told.length).toBeGreaterThan(10)
    expect(typedValues.filter((value) => told.some((text) => text.includes(value)))).toEqual([])
    // what goes over the wire is encrypted, and still for a reason only
    const wire = `${web}/api/download/tenants/be-fr${message}/evidence/wire-message`
    expect((await page.request.get(wire)).status()).toBe(400)
    for (const path of [theCase, `${theCase}/submissions`, '/cases', '/tasks']) {
      const answer = await page.request.get(`${web}/api/v1/tenants/be-fr${path}`)
      expect([path, answer.status()]).toEqual([path, 403])
    }
  })

  test('somebody new is created, chooses a password, sets up the second factor, and comes in', async () => {
    const { page, complaints } = await stage.desk('be-fr', 'administrator')
    const look = (at: typeof page) => findings(at).then((found) => expect(found).toEqual([]))
    await page.getByRole('link', { name: 'Administration' }).click()
    await look(page)
    await page.getByRole('button', { name: 'Create a person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Solange Petitjean')
    await dialog.getByLabel('Login').fill('solange')
    await dialog.getByRole('checkbox', { name: 'Caseworker' }).check()
    await dialog.getByRole('button', { name: 'Create a person' }).click()
    const password = (await page.locator('main code').first().textContent()) ?? ''
    await look(page)
    expect(complaints).toEqual([])

    const hers = await openDesk(stage, 'be-fr')
    await hers.page.goto(hers.web)
    await chooseAuthority(hers.page, authorityName(stage.at, 'be-fr'))
    await hers.page.getByLabel('User name').fill('solange')
    await hers.page.getByLabel('Password').fill(password)
    await hers.page.getByRole('button', { name: 'Continue' }).click()
    await look(hers.page)
    await hers.page.getByLabel('New password', { exact: true }).fill('quatre petits moulins à vent')
    await hers.page.getByLabel('New password again').fill('quatre petits moulins à vent')
    await hers.page.getByRole('button', { name: 'Save and continue' }).click()
    await look(hers.page)
    const secret = (await hers.page.locator('.secret code').textContent()) ?? ''
    await hers.page.getByLabel(/six-digit code/).fill(totpNow(secret.replaceAll(' ', '')))
    await hers.page.getByRole('button', { name: 'Finish and sign in' }).click()
    await hers.page.getByRole('heading', { level: 1, name: 'My work' }).waitFor()
    expect(hers.complaints).toEqual([])
  })

  test('who signs out is out, also with the Back key', async () => {
    const { page, web } = await stage.desk('be-fr', 'administrator')
    await page.getByRole('button', { name: /your account/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect((await page.request.get(`${web}/api/session`)).status()).toBe(401)
  })
}
