import { expect, test } from '@jest/globals'
import { type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { fillPdf } from '@sustento/forms/testing/fill-pdf'
import type { Page } from 'playwright-core'
import { findings } from './accessible.ts'
import { readyCase } from './colleague.ts'
import { press, tabTo } from './focus.ts'
import { bareText } from './pdf-text.ts'
import type { Stage } from './stage.ts'

const translation = 'Um colega trabalhou com ele.'
const note = 'Vide supra.'
const occupation = 'ferblantier'

/** Everything that the page of a form can do besides being typed into. */
export function fillingForms(stage: Stage): void {
  let page: Page
  let form: string
  let submission: string

  test('forms and papers are put together for the post', async () => {
    const desk = await stage.desk('pt', 'caseworker')
    page = desk.page
    const entered = await readyCase(stage)
    submission = entered.submissions[0] ?? ''
    const [, , theCase, , id] = submission.split('/').slice(1)
    form = `${desk.web}/cases/${theCase}/forms/${id}`
    await page.goto(`${desk.web}/cases/${theCase}/dossier`)
    await page.getByRole('button', { name: /^Move up: Sentença/ }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: /^Make the PDF/ }).click()
    const text = await bareText(await readAll(await (await saved).createReadStream()))
    expect(text).toContain('Sentençade14demarçode2024')
    expect(await findings(page)).toEqual([])
  })

  test('the document stands beside the fields and is made anew when typing rests, not at every key', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(form)
    await tabTo(page, page.getByRole('button', { name: 'Preview' }))
    await press(page, 'Enter', page.locator('canvas[data-drawn]').first())
    await tabTo(page, page.getByRole('region', { name: 'Pages of the document' }))
    let made = 0
    page.on('request', (request) => {
      if (request.url().includes('/api/download/')) made += 1
    })
    const anew = page.waitForResponse((answer) => answer.url().includes('/api/download/'))
    await page.locator('[id="field:additionalInformation"]').pressSequentially(note, { delay: 40 })
    await anew
    expect(made).toBe(1)
  })

  test('a text that is to be translated leads to the place for it, and the translation is kept', async () => {
    const gap = page.getByRole('link', { name: /^ANY OTHER INFORMATION/ })
    await gap.click()
    await page.keyboard.type(translation)
    await gap.waitFor({ state: 'hidden' })
    await page.reload()
    const place = page.getByLabel(/^Translation into French: ANY OTHER INFORMATION/)
    expect(await place.inputValue()).toBe(translation)
    expect(await findings(page, '[id="section:locationInformation"]')).toEqual([])
  })

  test('not known takes the value out and gives it back', async () => {
    const nationality = page.getByLabel(/Nationality/).and(page.locator('[id="field:defendant.nationality"]'))
    await nationality.fill('belga')
    const notKnown = page.locator('[id="field:defendant.nationality.notKnown"]')
    await notKnown.check()
    expect(await nationality.inputValue()).toBe('')
    await notKnown.uncheck()
    expect(await nationality.inputValue()).toBe('belga')
    await notKnown.check()
    await nationality.fill('francesa')
    expect(await notKnown.isChecked()).toBe(false)
  })

  test('of boxes that exclude each other the last one stands, and the other comes back by undoing', async () => {
    const box = (point: string) => page.locator(`[id="field:${point}"]`)
    const [applicant, defendant] = [box('debtor.sameAsApplicant'), box('debtor.sameAsDefendant')]
    expect(await defendant.isChecked()).toBe(true)
    await applicant.focus()
    await page.keyboard.press('Space')
    expect(await defendant.isChecked()).toBe(false)
    expect(await findings(page, '[id="place:debtor"]')).toEqual([])
    await applicant.focus()
    await tabTo(page, page.getByRole('button', { name: /^Undo: 12/ }))
    await press(page, 'Enter', applicant)
    expect([await applicant.isChecked(), await defendant.isChecked()]).toEqual([false, true])
  })

  test('a copy that was filled at home is looked at, taken over, and undone', async () => {
    await page.getByText('Fill it another way').click()
    const link = await page.getByRole('link', { name: 'Download the copy' }).getAttribute('href')
    const copy = await (await page.request.get(new URL(link ?? '', page.url()).href)).body()
    const filled = await fillPdf(copy, { 'defendant.occupation': occupation, 'defendant.birth.date': '31/31/1985' })
    const buffer = Buffer.from(filled)
    await page
      .getByLabel(/^The PDF that came back/)
      .setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer })
    await page.getByRole('link', { name: 'Not a date that can be read' }).waitFor()
    expect(await page.getByRole('row', { name: /Occupation/ }).textContent()).toContain(occupation)
    expect(await findings(page, 'main details')).toEqual([])
    const field = page.locator('[id="field:defendant.occupation"]')
    const before = await field.inputValue()
    await page.getByRole('button', { name: /^Take over/ }).click()
    expect(await field.inputValue()).toBe(occupation)
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await field.inputValue()).toBe(before)
  })

  test('an earlier form is taken over and compared', async () => {
    const who = await stage.at.person('pt', 'supervisor')
    const parent = submission.replace(/\/submissions\/.*/, '')
    const made: Json = await who.post(`${parent}/submissions`, {
      form: 'ec-4-2009-annex-VI',
      language: 'en',
      requestId: requestId(),
    })
    await page.goto(form.replace(/[^/]+$/, made.submission.name.split('/').at(-1)))
    await page.getByText('Fill it another way').click()
    await page.getByRole('button', { name: 'Take over its answers' }).click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    expect(await page.locator('[id="field:additionalInformation"]').inputValue()).toBe(note)
    await page.getByText('Saved at').waitFor()
    await page.getByRole('link', { name: 'Compare with another version' }).click()
    await page.getByText('The two say the same').or(page.getByRole('table')).first().waitFor()
    expect(await findings(page)).toEqual([])
    await page.goBack()
    await page.getByRole('button', { name: 'Delete the draft' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the draft' }).click()
    await page.getByRole('heading', { level: 2, name: 'Forms' }).waitFor()
  })

  test('what went by post is final, and the case goes on from that day', async () => {
    const who = await stage.at.person('pt', 'supervisor')
    const { submission: draft } = await who.get(submission)
    const signature = { part: 'B', signedBy: 'applicant', signedOn: { year: 2026, month: 1, day: 2 } }
    await who.post(`${submission}:sign`, { ...signature, etag: draft.etag, requestId: requestId() })
    await page.goto(form.replace(/\/forms\/.*/, '/dossier'))
    await page.getByRole('button', { name: 'Record as sent by post' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Record as sent by post' }).click()
    await page.getByRole('table').getByText('Sent by post').waitFor()
    const { case: posted } = await who.get(submission.replace(/\/submissions\/.*/, ''))
    expect(posted.timeLimits).toMatchObject([{ clock: 'acknowledge', ours: false }])
  })
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
