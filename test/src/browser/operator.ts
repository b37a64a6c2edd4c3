import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { until } from '@sustento/embedded/demo/wait'
import type { Page } from 'playwright-core'
import { findingsOn } from './accessible.ts'
import { readyCase } from './colleague.ts'
import { authorityName } from './desk.ts'
import type { Stage } from './stage.ts'

/** Somewhere on this machine where nothing listens. */
const nowhere = 'http://127.0.0.1:9/as4'

/** What somebody sees and does who runs the access point: a partner is away, and comes back. */
export function operator(stage: Stage): void {
  /** Says where the other authority is, as its operators would who mount the files. */
  async function movePartner(endpoint?: string): Promise<void> {
    const file = join(stage.at.stateOf('pt').folders.tenants, 'pt', 'as4', 'partners.json')
    const partners: { id: string; endpoint: string }[] = JSON.parse(await readFile(file, 'utf8'))
    const { ports } = stage.at.stateOf('be-fr')
    const to = endpoint ?? `http://127.0.0.1:${ports.as4}/as4`
    const moved = partners.map((partner) => (partner.id === 'be-fr' ? { ...partner, endpoint: to } : partner))
    await writeFile(file, JSON.stringify(moved))
    const host = new URL(to).host
    const { page, web } = await stage.desk('pt', 'administrator')
    await until('the new address', async () => {
      const { partners: known } = await (await page.request.get(`${web}/api/v1/tenants/pt/partners`)).json()
      const found = known.find(({ name }: { name: string }) => name.endsWith('/be-fr'))
      return new URL(found.endpoint).host === host || undefined
    })
  }

  const testPartner = async (page: Page) => {
    await page.getByRole('button', { name: `Test the connection to ${authorityName(stage.at, 'be-fr')}` }).click()
  }

  const rows = (page: Page) => page.getByRole('row').filter({ hasText: 'The other authority could not be reached.' })

  test('a partner is tested: it answers, and when it is away the page says what to look at', async () => {
    const { page, web } = await stage.desk('pt', 'administrator')
    await page.goto(`${web}/operations/partners`)
    await testPartner(page)
    await page.getByRole('cell').getByText('A valid receipt came back.').waitFor()
    await page.getByText(/Signed by CN=be-fr access point/).waitFor()
    await movePartner(nowhere)
    await testPartner(page)
    await page.getByRole('cell').getByText('Nothing listens at that port.').waitFor()
    await page.getByText('Check the port in the endpoint, and ask whether their access point is running.').waitFor()
    await page.getByRole('status').getByText('Nothing listens at that port.').waitFor()
  })

  test('a message that waits is sent again once the partner is back; another one is given up with a reason', async () => {
    const { page, web, complaints } = await stage.desk('pt', 'administrator')
    for (let i = 0; i < 2; i++) await (await readyCase(stage)).send()
    await page.goto(`${web}/operations`)
    await page.getByText(/^Being sent/).click()
    await page.getByText(/^Being sent \(2\)/).waitFor()
    await rows(page).nth(1).waitFor()
    await rows(page).first().getByRole('button', { name: 'Give up' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('sent by post meanwhile')
    await dialog.getByRole('button', { name: 'Give up' }).click()
    await page.getByText('The message is given up.').waitFor()
    await movePartner()
    await page.getByText(/^Being sent \(1\)/).waitFor()
    await rows(page).first().getByRole('button', { name: 'Send again now' }).click()
    await page.getByText(/^Being sent \(0\)/).waitFor()
    await page.getByText('All messages').click()
    await page
      .getByRole('row', { name: /Given up/ })
      .getByRole('link')
      .click()
    await page.getByText('Reason: sent by post meanwhile').waitFor()
    await page.getByText(/The case was told that it was not delivered/).waitFor()
    expect(complaints).toEqual([])
  })

  test('the message as it went over the wire is had for a reason, with the keyboard; no address tells the reason', async () => {
    const { page, complaints } = await stage.desk('pt', 'administrator')
    const download = /^Download the message/
    await page.getByRole('button', { name: download }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('too short')
    await dialog.getByRole('button', { name: download }).press('Enter')
    await dialog.getByText('Say why, in at least 10 characters').waitFor()
    await dialog.getByLabel('Reason').fill('their gateway cannot read it')
    const asked = page.waitForRequest((request) => request.url().includes('/evidence/wire-message'))
    const saved = page.waitForEvent('download')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const [request, file] = await Promise.all([asked, saved])
    expect([request.method(), new URL(request.url()).search]).toEqual(['POST', ''])
    expect(file.suggestedFilename()).toMatch(/^wire-message-[0-9a-f-]+\.mime$/)
    await page.getByText('The message was downloaded.').waitFor()
    expect(complaints).toEqual([])
  })

  test('axe finds nothing on the pages of the operator', async () => {
    const desk = await stage.desk('pt', 'administrator')
    const parts = ['', '/partners', '/certificates', '/throughput'].map((part) => `/operations${part}`)
    expect(await findingsOn(desk, parts)).toEqual([])
  })
}
