import { type Caseworker, requestId } from '@sustento/embedded/demo/caseworker'
import type { Scenario } from '@sustento/embedded/demo/scenario'

/** An acknowledgement that is ready to be sent. */
export interface Acknowledgement {
  submission: string
  send: () => Promise<unknown>
}

/** Derives the acknowledgement of a received application and names the first steps. */
export async function acknowledgement(who: Caseworker, name: string, scenario: Scenario): Promise<Acknowledgement> {
  const { acknowledgement: form } = scenario.forms
  const body = { form, language: scenario.language, requestId: requestId() }
  const { submission: draft } = await who.post(`${name}/submissions`, body)
  const change = { answers: scenario.typed[form], etag: draft.etag, requestId: requestId() }
  const { submission } = await who.patch(draft.name, change)
  return {
    submission: submission.name,
    send: () => who.post(`${submission.name}:transmit`, { etag: submission.etag, requestId: requestId() }),
  }
}
