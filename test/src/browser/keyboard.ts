import { expect, test } from '@jest/globals'
import { totpNow } from '@sustento/embedded/totp'
import { openDesk } from './desk.ts'
import { press, tabTo } from './focus.ts'
import type { Stage } from './stage.ts'

/** The main steps with nothing but the keyboard: signing in, a task, a form, a changed field. */
export function keyboardOnly(stage: Stage): void {
  test('signs in, opens a task, writes into a form, and it is saved', async () => {
    const { page, web, complaints } = await openDesk(stage, 'be-fr')
    const who = stage.at.credentials('be-fr', 'supervisor')
    await page.goto(web)
    await tabTo(page, page.getByRole('radio').first())
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Continue' }))
    await press(page, 'Enter', page.getByLabel('User name'))
    await tabTo(page, page.getByLabel('User name'))
    await page.keyboard.type(who.login)
    await page.keyboard.press('Tab')
    await page.keyboard.type(who.password)
    await press(page, 'Enter', page.getByLabel('Six-digit code'))
    await page.keyboard.type(totpNow(who.totpSecret))
    await page.keyboard.press('Enter')

    await tabTo(page, page.getByRole('button', { name: /^Take: / }).first())
    await press(page, 'Enter', page.getByRole('button', { name: /^Give back: / }))
    const task = page.getByRole('link', { name: /^Acknowledge receipt/ })
    await tabTo(page, task)
    await press(page, 'Enter', page.getByRole('heading', { level: 1, name: 'Acknowledge receipt' }))
    const write = page.getByRole('button', { name: 'Write the acknowledgement' })
    await tabTo(page, write)
    const steps = page.getByRole('textbox', { name: /Initial steps/ })
    await press(page, 'Enter', steps)
    await tabTo(page, steps)
    await page.keyboard.type('Transmis au service compétent.')
    await page.getByText('Saved at').waitFor()
    expect(await steps.and(page.locator(':focus')).count()).toBe(1)
    await page.reload()
    expect(await steps.inputValue()).toBe('Transmis au service compétent.')
    expect(complaints).toEqual([])
  })

  test('goes past the menu, to the search, through a dialog and back', async () => {
    const { page } = await stage.desk('pt', 'caseworker')
    await page.goto(page.url())
    await page.getByRole('heading', { level: 1 }).waitFor()
    const skip = page.getByRole('link', { name: 'Skip to the content' })
    await tabTo(page, skip)
    await page.keyboard.press('Enter')
    expect(await page.locator('main:focus').count()).toBe(1)
    await page.keyboard.press('/')
    expect(await page.getByRole('searchbox').and(page.locator(':focus')).count()).toBe(1)
    const person = page.getByRole('button', { name: /your account/ })
    await tabTo(page, person)
    await press(page, 'Enter', page.getByRole('button', { name: 'Sign out' }))
    await page.keyboard.press('Escape')
    expect(await person.and(page.locator(':focus')).count()).toBe(1)
  })
}
