import type { Caseworker, Json } from '@sustento/embedded/demo/caseworker'
import { requestId } from '@sustento/embedded/demo/caseworker'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { catalogue } from '@sustento/forms/testing/context'
import { fullAnswers } from '@sustento/forms/testing/full-answers'

/** The longest form, and the application that it is made for. */
const longest = { form: 'ec-4-2009-annex-VII', application: '56-1-c' }

/** An application to obtain a decision with every point answered, for this many persons: more than 300 answers. */
export async function longForm(who: Caseworker, persons = 6): Promise<{ name: string; answers: number }> {
  const scenario = readScenario('scenario-a')
  const { tenant } = who
  const made = await who.post(`tenants/${tenant}/cases`, {
    instrument: scenario.instrument,
    application: longest.application,
    partner: `tenants/${tenant}/partners/${scenario.to}`,
    file: scenario.file,
    requestId: requestId(),
  })
  const body = { form: longest.form, language: 'fr', requestId: requestId() }
  const { submission } = await who.post(`${made.case.name}/submissions`, body)
  const answers = everyAnswer(longest.form, persons)
  await who.patch(submission.name, { answers, etag: submission.etag, requestId: requestId() })
  return { name: submission.name, answers: answers.length }
}

/** An answer to every point of a form as the REST door takes it, with this many blocks in each repeat. */
export function everyAnswer(form: string, blocks: number): Json[] {
  const model = catalogue.forms.get(form)?.model
  if (!model) throw new Error(`no form ${form}`)
  return fullAnswers(model).flatMap(({ path, value }) => {
    const json = inJson(value)
    if (path.includes('[0]')) return [{ path, ...json }]
    const [block = ''] = /\[1\]/.exec(path) ?? []
    if (!block) return [{ path, ...json }]
    return Array.from({ length: blocks - 1 }, (_, i) => ({ path: path.replaceAll('[1]', `[${i + 1}]`), ...json }))
  })
}

function inJson(value: ReturnType<typeof fullAnswers>[number]['value']): Json {
  switch (value.kind) {
    case 'text':
      return { text: value.text }
    case 'ticked':
      return { ticked: value.ticked }
    case 'number':
      return { number: value.number }
    case 'choices':
      return { choices: { ids: value.choices } }
    case 'date': {
      const [year, month, day] = value.date.split('-').map(Number)
      return { date: { year, month, day } }
    }
  }
}
