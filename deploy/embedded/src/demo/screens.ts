import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { totpNow } from '../totp.ts'
import type { Credentials } from './caseworker.ts'

// Pictures of the main pages, taken in a real browser when the machine has one.

/** A page to be pictured: a name for the file and the path in the application. */
export interface Shot {
  name: string
  path: string
}

/** Starts the Chromium that came from npm, or the machine's own; says why when neither works. */
export async function startBrowser(): Promise<Browser | string> {
  const reasons: string[] = []
  for (const find of [packed, () => '/usr/bin/chromium']) {
    try {
      const { chromium: browsers } = await import('playwright-core')
      return await browsers.launch({ executablePath: await find(), args, headless: true })
    } catch (e) {
      reasons.push((e as Error).message.split('\n')[0] ?? '')
    }
  }
  return `no browser starts here: ${reasons.join('; ')}`
}

const packed = async () => (await import('@sparticuz/chromium')).default.executablePath()

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Signs in through the pages and pictures the given ones; gives the files. */
export async function picture(browser: Browser, who: Credentials, shots: Shot[], out: string): Promise<string[]> {
  await mkdir(out, { recursive: true })
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    await signInWithBrowser(await context.newPage(), who)
    return await Promise.all(
      shots.map(async ({ name, path }) => {
        const page = await context.newPage()
        await page.goto(`${who.web}${path}`, { waitUntil: 'networkidle' })
        await page.locator('h1').first().waitFor()
        const file = join(out, `${name}.png`)
        await page.screenshot({ path: file })
        return file
      }),
    )
  } finally {
    await context.close()
  }
}

/** Types login, password and code into the sign-in pages. */
export async function signInWithBrowser(page: Page, who: Credentials): Promise<void> {
  await page.goto(`${who.web}/login?tenant=${who.tenant}&lang=en`)
  await page.fill('input[name=login]', who.login)
  await page.fill('input[name=password]', who.password)
  await page.click('button[type=submit]')
  await page.fill('input[name=code]', totpNow(who.totpSecret))
  await page.click('button[type=submit]')
  await page.waitForURL((url) => url.origin === new URL(who.web).origin && !url.pathname.startsWith('/callback'))
}
