import { type Caseworker, type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { readScenario } from '@sustento/embedded/demo/scenario'
import type { Answer } from '@sustento/forms/domain/answers'
import { catalogue } from '@sustento/forms/testing/context'
import { fullAnswers } from '@sustento/forms/testing/full-answers'
import { answerJson } from './answer-json.ts'

/** The longest form: an application to obtain a decision. */
export const longestForm = 'ec-4-2009-annex-VII'
const letter = '56-1-c'

/** Every point of the longest form answered, for this many persons: more than 300 answers. */
export async function longForm(who: Caseworker, persons = 6): Promise<{ name: string; answers: number }> {
  const answers = everyAnswer(longestForm, persons)
  return { name: await obtaining(who, answers), answers: answers.length }
}

/** A draft of the longest form in a case of its own, with these answers besides those from the case. */
export async function obtaining(who: Caseworker, answers: Json[]): Promise<string> {
  const scenario = readScenario('scenario-a')
  const { tenant } = who
  const made = await who.post(`tenants/${tenant}/cases`, {
    instrument: scenario.instrument,
    application: letter,
    partner: `tenants/${tenant}/partners/${scenario.to}`,
    file: scenario.file,
    requestId: requestId(),
  })
  const body = { form: longestForm, language: 'fr', requestId: requestId() }
  const { submission } = await who.post(`${made.case.name}/submissions`, body)
  await who.patch(submission.name, { answers, etag: submission.etag, requestId: requestId() })
  return submission.name
}

/** An answer to every point of a form, with this many blocks in each repeat. */
export function everyAnswer(form: string, blocks: number): Json[] {
  const model = catalogue.forms.get(form)?.model
  if (!model) throw new Error(`no form ${form}`)
  return fullAnswers(model)
    .flatMap((answer) => inBlocks(answer, blocks))
    .map(answerJson)
}

/** The second block of a repeat stands for all that follow. */
function inBlocks(answer: Answer, blocks: number): Answer[] {
  if (!answer.path.includes('[1]')) return [answer]
  return Array.from({ length: blocks - 1 }, (_, i) => ({
    ...answer,
    path: answer.path.replaceAll('[1]', `[${i + 1}]`),
  }))
}

/** Where a form is filled. */
export const formPath = (submission: string): string =>
  submission.replace(/^tenants\/[^/]+/, '').replace('/submissions/', '/forms/')
