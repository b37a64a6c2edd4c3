import { audit } from '@sustento/platform/audit'
import type { EntityManager } from 'typeorm'
import { messageIdIn, messageName } from '../domain/names.ts'
import { eraseMessage } from '../store/erase-message.ts'
import { messagesToErase } from '../store/messages.ts'
import type { App } from './app.ts'
import { destroyKeys } from './message-keys.ts'
import { accessPointActor } from './receive/record-refusal.ts'
import { tell } from './tell.ts'

/** A case that was erased, and what is known of its messages. */
export interface ErasedCase {
  /** Name of the case. Messages made from its resources are erased too, named or not. */
  name: string
  /** Names of messages. */
  messages: string[]
}

/**
 * Erases the messages of a case. Those that wait are not sent any more. Keys go last before the commit: when that fails
 * the erasure is repeated, and until then nothing opens. Erasing again changes nothing.
 */
export async function eraseMessages(app: App, tx: EntityManager, tenant: string, erased: ErasedCase): Promise<void> {
  const rows = await messagesToErase(tx, idsIn(tenant, erased.messages), erased.name)
  const at = app.clock.now()
  for (const row of rows) {
    const fact = await eraseMessage(tx, row, at)
    if (fact) await tell(tx, tenant, row, fact)
    const name = messageName(tenant, row.id)
    await audit(tx, accessPointActor(), { action: 'message.erase', name, outcome: 'done' })
  }
  for (const { id } of rows) await destroyKeys(app, tx, tenant, id)
}

function idsIn(tenant: string, names: string[]): string[] {
  return names.flatMap((name) => {
    const id = messageIdIn(name)
    return id !== undefined && name === messageName(tenant, id) ? [id] : []
  })
}
