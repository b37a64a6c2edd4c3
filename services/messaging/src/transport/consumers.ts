import { CaseErased, MessageOpened } from '@sustento/platform/gen/sustento/cases/v1/case_events'
import type { Effects } from '@sustento/platform/inbox'
import { messageIdIn, messageName } from '../domain/names.ts'
import type { App } from '../usecases/app.ts'
import { happened } from '../usecases/ecodex/happened.ts'
import { eraseMessages } from '../usecases/erase-messages.ts'

/** What the access point does with the facts of cases. */
export function effectsOfCases(app: App): Effects {
  return {
    async 'sustento.cases.v1.CaseErased'(tx, event, tenant) {
      const { messages } = CaseErased.decode(event.data)
      await eraseMessages(app, tx, tenant, { name: event.subject, messages })
    },
    async 'sustento.cases.v1.MessageOpened'(tx, event, tenant) {
      const { message } = MessageOpened.decode(event.data)
      const id = messageIdIn(message)
      if (id !== undefined && message === messageName(tenant, id)) await happened(tx, id, 'opened', app.clock.now())
    },
  }
}
