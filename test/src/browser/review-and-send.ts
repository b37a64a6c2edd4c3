import type { Page } from 'playwright-core'

/** Records part B as signed, and sees that nothing stands in the way any more. */
export async function recordSignature(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and send' }).first().click()
  await page.getByText('Part B is not signed').first().waitFor()
  await page.getByRole('button', { name: /^Record as signed/ }).click()
  await page.getByText('Nothing stands in the way of sending').waitFor()
}

/** The document in the frame of the preview, fetched as the frame does. */
export async function previewed(page: Page, language: string): Promise<Buffer> {
  const source = await page.getByTitle(`PDF preview in ${language}`).getAttribute('src')
  return (await page.request.get(new URL(source ?? '', page.url()).href)).body()
}

/** Sends the application; the pages go on to the messages of the case. */
export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send the application' }).click()
  await page.getByText('Handed over for sending').waitFor()
}

/** Waits on the messages of the case until the signed receipt was verified; gives the evidence as it is listed. */
export async function evidence(page: Page): Promise<string[]> {
  await page.getByText('Signed receipt of the other authority verified').first().waitFor()
  return page.getByRole('list', { name: 'Chain of evidence' }).first().getByRole('listitem').allTextContents()
}
