import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { Desk } from './desk.ts'
import { quiet } from './quiet.ts'

// WCAG 2.2 AA as far as a program can tell. What only a person can tell is looked at in docs/pictures.

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** What colours and widths can change. The other rules speak of the structure, which both looks share. */
const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

interface Look {
  language: 'en' | 'fr'
  colorScheme: 'light' | 'dark'
  width: number
}

/** Each pair shows both languages, both colour schemes and both widths; pages take the pairs in turn. */
const pairs: [Look, Look][] = [
  [
    { language: 'fr', colorScheme: 'dark', width: 400 },
    { language: 'en', colorScheme: 'light', width: 1280 },
  ],
  [
    { language: 'fr', colorScheme: 'light', width: 400 },
    { language: 'en', colorScheme: 'dark', width: 1280 },
  ],
]
let turn = 0

/**
 * What axe finds on the page as it is, or in a part of it, in two looks; empty when nothing. The page keeps what is typed
 * in it, and is in English and wide afterwards. By all rules it is judged in one of its looks, and the next page in the
 * other; a long form, which takes axe ten seconds, in that look alone.
 */
export async function findings(page: Page, part = 'body'): Promise<string[]> {
  const found: string[] = []
  turn += 1
  const pair = pairs[turn % pairs.length] ?? []
  const isLong = (await page.locator('*').count()) > 3000
  for (const [i, look] of pair.entries()) {
    await wear(page, look)
    await page.locator(part).first().waitFor()
    const isWhole = i === Math.floor(turn / 2) % pair.length
    if (isLong && !isWhole) continue
    found.push(...(await findingsNow(page, part, isWhole)).map((each) => `${Object.values(look).join(' ')}: ${each}`))
    if (await scrollsSideways(page)) found.push(`${Object.values(look).join(' ')}: the page scrolls sideways`)
  }
  return found
}

/** What axe finds on the page, or in a part of it, in its present look: by all rules, or by those of looks. */
async function findingsNow(page: Page, part: string, isWhole: boolean): Promise<string[]> {
  const rules = isWhole ? ({ type: 'tag', values: tags } as const) : ({ type: 'rule', values: rulesOfLooks } as const)
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .include(part)
    .options({ runOnly: rules, resultTypes: ['violations'] })
  await page.evaluate(draw('visible'))
  const { violations } = await axe.analyze()
  await page.evaluate(draw(''))
  const where = new URL(page.url()).pathname
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${where} ${id} ${html} ${any[0]?.message}`),
  )
}

/** Sections of a long form that are out of sight have no size; axe is to see all of them. */
const draw = (how: string): string =>
  `for (const each of document.querySelectorAll('section')) each.style.contentVisibility = '${how}'`

async function wear(page: Page, { language, colorScheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  if ((await page.locator('html').getAttribute('lang')) !== language) {
    await page.locator(`fieldset button[lang=${language}], nav a[lang=${language}]`).click()
  }
  await page.locator(`html[lang=${language}]`).waitFor()
  await settled(page)
}

/** Waits until the page shows what it asked for. */
export async function settled(page: Page): Promise<void> {
  await quiet(page)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
}

/** WCAG 1.4.10: nothing but a table may be wider than the window. */
const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** The findings of several pages of a signed-in person, two pages at a time. */
export async function findingsOn({ context, web }: Desk, paths: string[]): Promise<string[]> {
  const left = [...paths]
  const visit = async () => {
    const page = await context.newPage()
    const found: string[] = []
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await page.goto(`${web}${path}`)
      await settled(page)
      found.push(...(await findings(page)))
    }
    await page.close()
    return found
  }
  return (await Promise.all([visit(), visit()])).flat()
}
