import { expect, test } from '@jest/globals'
import type { Json } from '@sustento/embedded/demo/caseworker'
import { startBrowser } from '@sustento/embedded/demo/screens'
import { catalogue } from '@sustento/forms/testing/context'
import { toForm } from '@sustento/forms/transport/form-message'
import { getWordedForm } from '@sustento/forms/usecases/forms'
import type { Page, Route } from 'playwright-core'
import { everyAnswer } from '../support/long-form.ts'
import { raised } from './stage.ts'

// Every form there is on the page that fills forms, whether or not a case asks for it today: definition and answers are
// put in the place of the server's.

const browser = await startBrowser()
if (typeof browser === 'string') {
  console.warn(`the forms in a real browser are skipped: ${browser}`)
  test.skip('a real browser', () => {})
} else {
  const stage = raised(browser)
  test.each([...catalogue.forms.keys()])(
    '%s has a field for every answer',
    async (form) => {
      const { page, web, complaints } = await stage.desk('pt', 'caseworker')
      const answers = everyAnswer(form, 5)
      await inTheServersPlace(page, form, answers)
      await page.goto(`${web}/cases/c-1/forms/s-1`)
      await page.getByRole('navigation', { name: 'Sections of the form' }).waitFor()
      const paths = JSON.stringify(answers.map(({ path }) => path))
      expect(await page.evaluate(`${paths}.filter((path) => !document.getElementById('field:' + path))`)).toEqual([])
      expect(complaints).toEqual([])
    },
    60_000,
  )
}

async function inTheServersPlace(page: Page, form: string, answers: Json[]): Promise<void> {
  const name = 'tenants/pt/cases/c-1/submissions/s-1'
  const submission = { name, form, state: 'SUBMISSION_STATE_DRAFT', language: 'fr', etag: 'e', answers }
  const definition = toForm('pt', getWordedForm(catalogue, form, 'en'), catalogue)
  const answer = (body: Json) => (route: Route) => route.fulfill({ json: body })
  await page.unrouteAll()
  // what this case has to say besides: nothing
  await page.route('**/api/v1/**/submissions/s-1:*', answer({}))
  await page.route('**/api/v1/**/submissions/s-1?*', answer({ submission }))
  await page.route('**/api/v1/**/submissions?*', answer({ submissions: [] }))
  await page.route('**/api/v1/**/*:validate', answer({ findings: [] }))
  await page.route('**/api/v1/**/*:translationGaps', answer({ gaps: [] }))
  await page.route(`**/api/v1/tenants/pt/forms/${form}?*`, answer({ form: definition }))
}
