import { expect, test } from '@jest/globals'
import { until } from '@sustento/embedded/demo/wait'
import type { Locator, Page } from 'playwright-core'
import { settled } from './accessible.ts'
import { acknowledge, firstSteps } from './acknowledge.ts'
import { attachPapers, paperTitles } from './attach-papers.ts'
import { completeForm } from './complete-form.ts'
import { authorityName } from './desk.ts'
import { enterCase } from './enter-case.ts'
import { bare, bareText } from './pdf-text.ts'
import { evidence, previewed, recordSignature, send } from './review-and-send.ts'
import type { Stage } from './stage.ts'
import { freeText, typedValues } from './typed-case.ts'

/** The main job, from the first sign-in to the figures, typed and clicked. */
export function mainPath(stage: Stage): void {
  test('a case is entered, its papers attached, the extract of the court read in', async () => {
    const { page } = await stage.desk('pt', 'caseworker')
    const reference = await enterCase(page, authorityName(stage.at, 'be-fr'))
    expect(reference).toMatch(/^PT\/\d{4}\/000001$/)
    await attachPapers(page)
    expect(await page.getByText('Read in from the court’s extract').count()).toBe(1)
    expect(await page.getByRole('row', { name: '€275.00' }).textContent()).toContain('monthly')
  })

  test('the form says what is missing, leads to it, and is saved by itself', async () => {
    const { page } = await stage.desk('pt', 'caseworker')
    await completeForm(page)
  })

  test('what is reviewed is what was typed; it is sent, and the receipt is verified', async () => {
    const { page } = await stage.desk('pt', 'caseworker')
    await recordSignature(page)
    const shown = await textOf(page.getByRole('main'))
    // dates are written out here
    expect(missingIn(bare(shown)).filter((value) => !/^\d\d\/\d\d\/\d{4}$/.test(value))).toEqual([])
    for (const title of paperTitles) expect(shown).toContain(title)
    expect(missingIn(await bareText(await previewed(page, 'French')))).toEqual([])
    await send(page)
    expect(await evidence(page)).toEqual([
      expect.stringContaining('Taken over by our access point'),
      expect.stringContaining('Sent, signed and encrypted'),
      expect.stringContaining('Signed receipt of the other authority verified'),
    ])
  })

  test('the other State has every value that was typed, in the PDF and in the XML', async () => {
    const { page } = await stage.desk('be-fr', 'caseworker')
    await page.getByRole('link', { name: /^Acknowledge receipt/ }).waitFor()
    const task = await textOf(page.getByRole('listitem').filter({ hasText: 'Verhaeghe' }).first())
    expect(task).toMatch(/due in \d+ working days, \w+day \d+ \w+ \d{4}/)
    expect(task).toContain('Article 58(3)')
    await page.getByRole('link', { name: /^BE-FR\// }).click()
    await page.getByRole('link', { name: 'Forms', exact: true }).click()
    expect(missingIn(await bareText(await download(page, /^PDF\s*, Annex VI:/)))).toEqual([])
    const xml = (await download(page, /^XML\s*, Annex VI:/)).toString()
    expect(missingIn(bare(plain(xml)))).toEqual([])
    expect(plain(xml)).toContain(freeText)
  })

  test('it acknowledges, naming its first steps, and the second clock runs', async () => {
    const { page } = await stage.desk('be-fr', 'caseworker')
    await page.getByRole('link', { name: 'My work' }).click()
    await acknowledge(page)
    const next = page.getByRole('listitem').filter({ hasText: 'Report on the state of the application' })
    expect(await textOf(next)).toMatch(/due in \d+ working days, .* 60 days from the acknowledgement/)
  })

  test('the requesting State sees the acknowledgement with its evidence', async () => {
    const { page } = await stage.desk('pt', 'caseworker')
    await until('the acknowledgement', async () => {
      await page.reload()
      await settled(page)
      return (await page.getByText('Receipt acknowledged').first().isVisible()) || undefined
    })
    await page.getByRole('heading', { level: 3, name: 'Acknowledgement of receipt' }).waitFor()
    expect(await textOf(page.getByRole('main'))).toContain('Received, signature verified')
    await page.getByRole('link', { name: 'Forms', exact: true }).click()
    expect(await bareText(await download(page, /^PDF\s*, Annex VIII:/))).toContain(bare(firstSteps))
  })

  test('the figures of both States count it', async () => {
    for (const [tenant, direction] of [
      ['pt', 'We request'],
      ['be-fr', 'We are requested'],
    ] as const) {
      const { page } = await stage.desk(tenant, 'caseworker')
      await page.getByRole('link', { name: 'Reports' }).click()
      await page.getByRole('heading', { level: 1, name: /^Annual return/ }).waitFor()
      const figures = await until('the figures', async () => {
        await page.reload()
        await settled(page)
        const cells = await page.getByRole('row', { name: direction }).getByRole('cell').allTextContents()
        const counted = cells.slice(4)
        return counted.slice(0, 4).includes('0') || counted.length === 0 ? undefined : counted
      })
      expect(figures).toEqual(['1', '1', '1', '1', '0', '0', '0', '0'])
    }
  })
}

const textOf = async (part: Locator): Promise<string> => (await part.textContent()) ?? ''

const missingIn = (text: string): string[] => typedValues.filter((value) => !text.includes(bare(value)))

/** What a link of the page downloads. */
async function download(page: Page, name: RegExp): Promise<Buffer> {
  const link = await page.getByRole('link', { name }).getAttribute('href')
  return (await page.request.get(new URL(link ?? '', page.url()).href)).body()
}

/** XML as it reads, its dates as they were typed. */
function plain(xml: string): string {
  return xml
    .replaceAll(/>(\d{4})-(\d\d)-(\d\d)</g, '>$3/$2/$1<')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
