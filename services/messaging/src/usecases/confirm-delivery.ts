import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { confirm } from '../domain/incoming.ts'
import { updateConfirmed } from '../store/course.ts'
import { insertEvidence } from '../store/evidences.ts'
import type { App } from './app.ts'
import { changeMessage, type MessageChange } from './change-message.ts'
import { happened } from './ecodex/happened.ts'

/** `cases` has taken a received message over. Confirming again changes nothing. */
export function confirmDelivery(app: App, ctx: Ctx, change: MessageChange): Promise<string> {
  return changeMessage(app, ctx, change, { rpc: 'ConfirmDelivery', action: 'message.confirm' }, async (tx, row) => {
    if (row.state !== 'received' && row.state !== 'confirmed') {
      refuse('TRANSITION_NOT_ALLOWED', 'only a received message is confirmed', { state: row.state })
    }
    if (!confirm(row.state).changed) return
    const at = app.clock.now()
    await updateConfirmed(tx, row.id, at)
    await insertEvidence(tx, row.id, { kind: 'confirmed', at })
    await happened(tx, row.id, 'taken-over', at)
  })
}
