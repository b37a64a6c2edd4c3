import { type Caseworker, requestId } from '@sustento/embedded/demo/caseworker'
import { enter } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { fromPlain } from '@sustento/forms/domain/plain'
import { catalogue } from '@sustento/forms/testing/context'
import { samplePlain } from '@sustento/forms/testing/sample'
import { answerJson } from '../support/answer-json.ts'
import { formPath, longestForm, obtaining } from '../support/long-form.ts'
import { quietReport } from '../support/quiet-report.ts'
import type { Studio } from './studio.ts'

/**
 * A form while it is filled: what is missing, the preview beside it, a translation, a table, two versions, a phone. Gives
 * the path of a draft.
 */
export async function fillingScreens({ open, take }: Studio, who: Caseworker): Promise<string> {
  const entered = await enter(who, readScenario('scenario-a'), quietReport())
  const body = { form: 'ec-4-2009-annex-VI', language: 'fr', requestId: requestId() }
  const { submission } = await who.post(`${entered.case}/submissions`, body)
  const complete = formPath(entered.submissions[0] ?? '')
  const begun = formPath(submission.name)

  await take(await open(begun, 1280), 'form-findings')
  const beside = await open(complete, 1680)
  await beside.locator('canvas[data-drawn]').first().waitFor()
  await take(beside, 'form-preview')
  const translated = await open(complete, 1280)
  const gap = translated.getByRole('link', { name: /^ANY OTHER INFORMATION/ })
  await gap.click()
  await translated.keyboard.type('Il a travaillé pour une entreprise de chauffage à Jambes.')
  await gap.waitFor({ state: 'hidden' })
  await take(translated, 'form-translation')
  await take(await open(`${complete}/compare`, 1280), 'form-comparison')
  await take(await open(begun, 400), 'form-phone')

  const model = catalogue.forms.get(longestForm)?.model
  if (!model) throw new Error('the longest form is gone')
  const finances = fromPlain(model, samplePlain(longestForm)).filter(
    ({ path }) => path.startsWith('finances') && !path.includes('.total.'),
  )
  const table = await open(formPath(await obtaining(who, finances.map(answerJson))), 1280)
  await table.getByText('missing').first().waitFor()
  await table.locator('[id="field:finances.claimantSide.expenses.cells.total.personA"]').focus()
  await take(table, 'form-table')
  return complete
}
