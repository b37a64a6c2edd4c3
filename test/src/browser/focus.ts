import { expect } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'

/** Goes with the Tab key to a control; wherever the focus stops on the way, it must be seen. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 150; presses++) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press(key)
    // after the last control the browser's own come, then the first again
    if ((await page.locator('body :focus').count()) === 0) await page.keyboard.press(key)
    expect(await unseenAtRest(page)).toBe('')
  }
  throw new Error(`the Tab key does not lead to ${target}`)
}

/** Presses a key on the control that has the focus; what it brings must not lose the focus. */
export async function press(page: Page, key: string, brings: Locator): Promise<void> {
  await page.keyboard.press(key)
  await brings.waitFor()
  await page.locator('body :focus').waitFor({ state: 'attached' })
}

/** Why the focus cannot be seen, once the page has had the time to scroll to it. */
async function unseenAtRest(page: Page): Promise<string> {
  let why = await unseen(page)
  for (let looks = 1; why !== '' && looks < 300; looks++) {
    await page.waitForTimeout(100)
    why = await unseen(page)
  }
  return why
}

/** Why the focus cannot be seen; empty when it can. */
const unseen = (page: Page): Promise<string> => page.evaluate(lookForFocus)

const lookForFocus = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return 'the focus is lost'
  const what = at.outerHTML.slice(0, 160)
  const ringed = (part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  }
  // the ring of a radio or a checkbox is drawn round it and its label; a skip link shows itself by appearing
  if (![at, at.closest('.ds-field, label, .ds-skip-link')].some((part) => part && (ringed(part) || part.matches('.ds-skip-link'))))
    return 'no ring: ' + what
  const [box] = at.getClientRects()
  if (!box) return 'no place: ' + what
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  return over && (at.contains(over) || over.contains(at)) ? '' : 'covered or out of sight: ' + what
})()`
