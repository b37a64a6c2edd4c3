import { CaseErased } from '@sustento/platform/gen/sustento/cases/v1/case_events'
import type { Effects } from '@sustento/platform/inbox'
import type { App } from '../usecases/app.ts'
import { eraseMessages } from '../usecases/erase-messages.ts'

/** What the access point does with the facts of cases. */
export function effectsOfCases(app: App): Effects {
  return {
    async 'sustento.cases.v1.CaseErased'(tx, event, tenant) {
      const { messages } = CaseErased.decode(event.data)
      await eraseMessages(app, tx, tenant, { name: event.subject, messages })
    },
  }
}
