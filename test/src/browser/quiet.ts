import type { Page } from 'playwright-core'

const underWay = new WeakMap<Page, number>()

/** Counts what a page asks for and has not got yet. */
export function follow(page: Page): void {
  const change = (by: number) => () => void underWay.set(page, (underWay.get(page) ?? 0) + by)
  page.on('request', change(1))
  page.on('requestfinished', change(-1))
  page.on('requestfailed', change(-1))
}

/**
 * Waits until a page rests: nothing asked for, nothing to compute, three times in a row. One that keeps asking, or shows
 * a PDF, never rests wholly and is waited for three seconds.
 */
export async function quiet(page: Page): Promise<void> {
  const until = performance.now() + 3000
  for (let calm = 0; calm < 3 && performance.now() < until; ) {
    await page.evaluate('new Promise((idle) => requestIdleCallback(() => idle(), { timeout: 1000 }))')
    await page.waitForTimeout(40)
    calm = (underWay.get(page) ?? 0) > 0 ? 0 : calm + 1
  }
}
