import { cpus } from 'node:os'
import { signInWithBrowser, startBrowser } from '@sustento/embedded/demo/screens'
import type { Page } from 'playwright-core'
import { formPath, longForm } from '../support/long-form.ts'
import { type Figures, rounded } from './figures.ts'
import { quantile } from './spread.ts'
import { withStatesOnDisk } from './states-on-disk.ts'

const keys = 60

/**
 * Typing into the longest form, every point of it answered, in a real browser: from each key to the paint that shows
 * it, while autosave and validation run beside as they do in the office.
 */
export function typing(): Promise<Figures> {
  return withStatesOnDisk(['pt', 'be'], async (at) => {
    const { name, answers } = await longForm(await at.person('pt'))
    const browser = await startBrowser()
    if (typeof browser === 'string') throw new Error(browser)
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
      const who = at.credentials('pt', 'supervisor')
      await signInWithBrowser(page, who)
      await page.goto(`${who.web}${formPath(name)}`)
      return { cores: cpus().length, answers, ...(await typed(page)) }
    } finally {
      await browser.close()
    }
  })
}

/** Types into fields of each kind, far from each other. */
async function typed(page: Page): Promise<Figures> {
  const places = {
    text: 'field:applicant.occupation',
    long_text: 'field:additionalInformation',
    repeated: 'field:beneficiaries.represented.person[4].occupation',
    amount: 'field:finances.claimantSide.expenses.cells.food.personA',
  }
  await page.locator(`[id="${places.long_text}"]`).waitFor()
  await page.evaluate(listen)
  const figures: Figures = { fields: await page.locator('main :is(input, select, textarea)').count(), keys }
  const all: number[] = []
  for (const [kind, id] of Object.entries(places)) {
    const field = page.locator(`[id="${id}"]`)
    await field.fill('')
    await page.evaluate('window.taken = []')
    for (let i = 0; i < keys; i++) await page.keyboard.type(String(i % 10), { delay: 30 })
    const taken = (await page.evaluate('window.taken')) as number[]
    all.push(...taken)
    figures[`${kind}_median_ms`] = rounded(quantile(taken, 0.5))
    figures[`${kind}_p99_ms`] = rounded(quantile(taken, 0.99))
  }
  return { ...figures, median_ms: rounded(quantile(all, 0.5)), p99_ms: rounded(quantile(all, 0.99)) }
}

/** Runs in the page: milliseconds from each key to the frame after the one in which it was handled. */
const listen = `window.taken = []
document.addEventListener('keydown', (key) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => window.taken.push(performance.now() - key.timeStamp)
    port2.postMessage(0)
  })
}, { capture: true })`
