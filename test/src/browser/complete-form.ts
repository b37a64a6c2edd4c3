import type { Page } from 'playwright-core'
import { missingBirthDate, relatedApplication } from './typed-case.ts'

/** Derives the application from the case, follows the finding to its field, types what is missing, waits until saved. */
export async function completeForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Prepare the application' }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByText('From the case').first().waitFor()
  await page.getByRole('link', { name: /^Complete .*birth/ }).click()
  for (const [i, part] of missingBirthDate.entries()) {
    if (i > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(part)
  }
  await page.getByLabel('Application to be handled with the application(s)').fill(relatedApplication)
  await page.getByText('Saved at').waitFor()
  await page.getByRole('link', { name: /^Complete .*birth/ }).waitFor({ state: 'hidden' })
}
