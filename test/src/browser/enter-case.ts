import type { Page } from 'playwright-core'
import { applicant, children, defendant, freeText, payment, type TypedPerson } from './typed-case.ts'

/** Looks at a page before the next step is taken. */
export type LookAt = (page: Page) => Promise<void>

/** Opens a case for an authority through the pages, one question after the other; gives its reference. */
export async function enterCase(page: Page, authority: string, lookAt: LookAt = async () => {}): Promise<string> {
  const next = async (heading: string) => {
    await lookAt(page)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 2, name: heading }).waitFor()
  }
  await page.getByRole('link', { name: 'New case' }).click()
  await page.getByRole('radio', { name: authority }).check()
  await next('Application')
  await page.getByRole('radio', { name: 'Enforcement of a decision' }).check()
  await next('Parties')
  await enterParties(page)
  await next('Decision')
  await next('Arrears and payment')
  await enterPayment(page)
  await next('Check')
  await lookAt(page)
  await page.getByRole('button', { name: 'Open the case' }).click()
  await page.getByRole('heading', { level: 1, name: defendant.familyNames }).waitFor()
  return (await page.getByText(/^PT\/\d{4}\/\d{6}$/).textContent()) ?? ''
}

/** A field by its name: the id of every field in forms of ours. */
const field = (page: Page, name: string) => page.locator(`[id="${name}"]`)

async function enterParties(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add: Applicant / Creditor' }).click()
  await enterPerson(page, 'parties.0', applicant)
  for (const [i, child] of children.entries()) {
    await page.getByRole('button', { name: 'Add a child' }).click()
    await enterPerson(page, `parties.${i + 1}`, child)
  }
  await page.getByRole('button', { name: 'Add: Defendant / Debtor' }).click()
  await enterPerson(page, 'parties.3', defendant)
  const her = page.getByRole('region', { name: applicant.familyNames })
  await her.getByRole('checkbox', { name: 'Representative' }).check()
  const represents = her.getByRole('group', { name: 'Represents' })
  for (const child of children) await represents.getByRole('checkbox', { name: child.givenNames }).check()
}

async function enterPerson(page: Page, at: string, person: TypedPerson): Promise<void> {
  await field(page, `${at}.familyNames`).fill(person.familyNames)
  await field(page, `${at}.givenNames`).fill(person.givenNames)
  for (const [i, part] of ['', '-month', '-year'].entries()) {
    await field(page, `${at}.birthDate${part}`).fill(person.birthDate?.[i] ?? '')
  }
  await field(page, `${at}.birthPlace`).fill(person.birthPlace)
  for (const [key, value] of Object.entries(person.address ?? {})) {
    const into = field(page, `${at}.address.${key}`)
    await (key === 'state' ? into.selectOption(value) : into.fill(value))
  }
  if (!person.more) return
  await page.getByRole('region', { name: person.familyNames }).getByText('More about the person').last().click()
  for (const [key, value] of Object.entries(person.more)) await field(page, `${at}.${key}`).fill(value)
}

async function enterPayment(page: Page): Promise<void> {
  for (const [key, value] of Object.entries(payment)) await field(page, `payment.${key}`).fill(value)
  await field(page, 'additionalInformation').fill(freeText)
}
