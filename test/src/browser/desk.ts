import type { Credentials } from '@sustento/embedded/demo/caseworker'
import { totpNow } from '@sustento/embedded/totp'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Installation } from '../support/installation.ts'
import { follow } from './quiet.ts'
import type { Stage } from './stage.ts'
import { type Complaints, watch } from './watch.ts'

/** Somebody's browser, watched for complaints. */
export interface Desk {
  page: Page
  context: BrowserContext
  web: string
  complaints: Complaints
}

/** How a browser is set up; the pages follow its language and colour scheme. */
export type Look = Pick<BrowserContextOptions, 'locale' | 'viewport' | 'colorScheme' | 'storageState'>

/** Only a page that hangs takes longer, on whatever machine. */
const patienceMs = 90_000

/** What a desk stands on. */
type Ground = Pick<Stage, 'at' | 'browser'>

/** Opens a browser at the State of a tenant. */
export async function openDesk({ at, browser }: Ground, tenant: string, look: Look = {}): Promise<Desk> {
  const { file } = at.stateOf(tenant)
  const issuer = `http://127.0.0.1:${file.ports.http.identity}`
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...look })
  context.setDefaultTimeout(patienceMs)
  context.on('page', follow)
  const complaints = await watch(context, new Set([file.webUrl, issuer]))
  return { page: await context.newPage(), context, web: file.webUrl, complaints }
}

/** Opens a browser and signs in through the pages, in English. */
export async function signedIn(ground: Ground, tenant: string, role: string): Promise<Desk> {
  const desk = await openDesk(ground, tenant)
  await desk.page.goto(desk.web)
  await chooseAuthority(desk.page, authorityName(ground.at, tenant))
  await giveCredentials(desk.page, ground.at.credentials(tenant, role))
  return desk
}

/** The name under which an authority is offered. */
export function authorityName(at: Installation, tenant: string): string {
  const found = at.stateOf(tenant).spec.tenants.find(({ id }) => id === tenant)
  if (!found) throw new Error(`no tenant ${tenant}`)
  return found.name
}

/** The first page: which authority. */
export async function chooseAuthority(page: Page, authority: string): Promise<void> {
  await page.getByRole('radio', { name: authority }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** The authority's own pages: name and password, then the code of the second factor. */
export async function giveCredentials(page: Page, who: Credentials): Promise<void> {
  await page.getByLabel('User name').fill(who.login)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Six-digit code').fill(totpNow(who.totpSecret))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor()
}
