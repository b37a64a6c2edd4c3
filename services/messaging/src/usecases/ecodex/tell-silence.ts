import type { EntityManager } from 'typeorm'
import { evidenceKinds } from '../../ecodex/evidence/kinds.ts'
import { nextSilence, type Waited } from '../../ecodex/silence.ts'
import { updateDue } from '../../store/ecodex-messages.ts'
import { insertWork, isToBeDone } from '../../store/ecodex-work.ts'
import { listEvidences } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'

/**
 * The sender of a received message is told that nobody took it over, or that nobody opened it, once its time is over (24 and
 * 36 hours). Whoever does so later says so by the evidence of that.
 */
export async function tellSilence(app: App, tx: EntityManager, tenant: string, row: MessageRow): Promise<void> {
  // it was opened, and its sender is about to hear so
  if (await isToBeDone(tx, row.id, 'opened')) return updateDue(tx, row.id, undefined)
  const evidences = (await listEvidences(tx, [row.id])).get(row.id) ?? []
  const waited: Waited = {
    since: row.createdAt,
    isTaken: row.state === 'confirmed' || row.state === 'forwarded',
    isForwarded: row.state === 'forwarded',
    said: evidenceKinds.filter((kind) => evidences.some((one) => one.kind === kind)),
  }
  const silence = nextSilence(waited)
  if (silence === undefined || silence.at > app.clock.now()) return updateDue(tx, row.id, silence?.at)
  const { step, at } = silence
  app.log.warn({ tenant, message: row.id, partner: row.partner, step }, 'the sender of a message is told that it waits')
  await insertWork(tx, { message: row.id, step, at })
  app.wake(tenant)
  await updateDue(tx, row.id, undefined)
}
