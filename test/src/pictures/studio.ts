import { join } from 'node:path'
import type { Credentials } from '@sustento/embedded/demo/caseworker'
import { signInWithBrowser } from '@sustento/embedded/demo/screens'
import type { Browser, Locator, Page } from 'playwright-core'
import { settled } from '../browser/accessible.ts'
import { follow } from '../browser/quiet.ts'

/** Where pictures are taken: a signed-in browser. */
export interface Studio {
  /** A page of the application in a window this wide; with a PDF that is shown wherever one is. */
  open(path: string, width: number, pdf?: Uint8Array): Promise<Page>
  /** Keeps what the page, or a part of it, shows. */
  take(what: Page | Locator, name: string): Promise<void>
}

/** Signs somebody in. */
export async function studio(browser: Browser, who: Credentials, out: string): Promise<Studio> {
  const entrance = await browser.newContext({ locale: 'en-GB' })
  await signInWithBrowser(await entrance.newPage(), who)
  const storageState = await entrance.storageState()
  await entrance.close()
  return {
    async open(path, width, pdf) {
      const viewport = { width, height: pdf ? 1400 : 800 }
      const look = { locale: 'en-GB', viewport, deviceScaleFactor: pdf ? 1.5 : 1 }
      const context = await browser.newContext({ ...look, storageState, reducedMotion: 'reduce' })
      context.on('page', follow)
      if (pdf) {
        const answer = { contentType: 'application/pdf', body: Buffer.from(pdf) }
        await context.route('**/api/download/**', (route) => route.fulfill(answer))
      }
      const page = await context.newPage()
      await page.goto(`${who.web}${path}`)
      await settled(page)
      return page
    },
    async take(what, name) {
      await what.screenshot({ path: join(out, `${name}.png`) })
    },
  }
}
