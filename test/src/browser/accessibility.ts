import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { findings, findingsOn } from './accessible.ts'
import { authorityName, chooseAuthority, openDesk } from './desk.ts'
import { enterCase } from './enter-case.ts'
import { addressOf } from './shown-cases.ts'
import type { Stage } from './stage.ts'

const sections = ['', '/parties', '/decision', '/forms', '/messages', '/documents', '/time-limits', '/timeline']

/** Every page of a caseworker, and those before. */
export function accessibility(stage: Stage): void {
  test('the pages of the sign-in', async () => {
    const { page, web, context } = await openDesk(stage, 'be-nl')
    const who = stage.at.credentials('be-nl', 'caseworker')
    const found: string[] = []
    const look = async () => found.push(...(await findings(page)))
    await page.goto(web)
    await look()
    await chooseAuthority(page, authorityName(stage.at, 'be-nl'))
    await look()
    for (const password of ['not the password', who.password]) {
      await page.getByLabel('User name').fill(who.login)
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Continue' }).click()
      await look()
    }
    await page.getByLabel('Six-digit code').fill('nothing')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await look()
    expect(found).toEqual([])
    await context.close()
  })

  test('the pages of an authority that requested', async () => {
    const desk = await stage.desk('pt', 'caseworker')
    const { theCase, form, message } = await addressOf(desk, 'pt', 'acknowledged')
    const pages = ['/work', '/cases', '/messages', message, '/reports', '/directory', '/administration', '/nowhere']
    const parts = [...sections, '/parties/edit', '/decision/edit', form].map((part) => `${theCase}${part}`)
    expect(await findingsOn(desk, [...pages, ...parts])).toEqual([])
  })

  test('the pages of an application in preparation', async () => {
    const desk = await stage.desk('pt', 'caseworker')
    const { theCase, form } = await addressOf(desk, 'pt', 'draft')
    const parts = ['/documents', '/forms', form, `${form}/review`]
    expect(
      await findingsOn(
        desk,
        parts.map((part) => `${theCase}${part}`),
      ),
    ).toEqual([])
  })

  test('the questions of a new case, answered and not', async () => {
    const { page, web } = await stage.desk('pt', 'caseworker')
    const found: string[] = []
    const look = async (at: Page) => void found.push(...(await findings(at)))
    await page.goto(`${web}/cases/new`)
    await page.getByRole('button', { name: 'Continue' }).click()
    await look(page)
    await page.getByRole('link', { name: 'My work' }).click()
    await enterCase(page, authorityName(stage.at, 'be-fr'), look)
    expect(found).toEqual([])
  })

  test('the pages of an authority that was requested', async () => {
    const desk = await stage.desk('be-fr', 'caseworker')
    const { theCase, form } = await addressOf(desk, 'be-fr', 'received')
    const parts = ['', '/documents', '/acknowledge', form].map((part) => `${theCase}${part}`)
    expect(await findingsOn(desk, ['/work', ...parts])).toEqual([])
  })
}
