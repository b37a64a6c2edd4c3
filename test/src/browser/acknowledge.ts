import type { Page } from 'playwright-core'

/** The first steps as they are written, in the language of the form. */
export const firstSteps = 'Le dossier est complet ; le débiteur est invité à payer dans les quinze jours.'

/** Opens the task of the application that came in, writes the acknowledgement, and sends it. */
export async function acknowledge(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Acknowledge receipt/ }).click()
  await page.getByRole('button', { name: 'Write the acknowledgement' }).click()
  await page.getByRole('link', { name: /^Complete .*Initial steps/ }).click()
  await page.keyboard.insertText(firstSteps)
  const send = page.getByRole('button', { name: 'Send the acknowledgement' })
  await page.getByText('missing before this can be sent').first().waitFor({ state: 'hidden' })
  await send.click()
  await page.getByRole('heading', { level: 2, name: 'Time limits' }).waitFor()
}
