import { together } from '@sustento/platform/postgres/together'
import { inTenant } from '@sustento/platform/unit'
import { end, missingReceipt } from '../../domain/outgoing.ts'
import { type RetrySchedule, usualSchedule } from '../../domain/schedule.ts'
import { courseOf, courseStatement } from '../../store/course.ts'
import { insertEvidences } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { getMessageForUpdate } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { tellOfSending } from '../ecodex/tell-of-sending.ts'
import { countAttempt } from '../metrics.ts'
import { tellIncident } from '../tell.ts'
import type { Attempt } from './attempt.ts'

/**
 * Stores how an attempt ended, in one commit with its evidences and fact. A worker that lost its lease in the meantime
 * has nothing to say any more, unless it brings the receipt.
 */
export async function record(
  app: App,
  tenant: string,
  leased: MessageRow,
  { outcome, evidences, incident }: Attempt,
  schedule: RetrySchedule = usualSchedule,
): Promise<void> {
  countAttempt(tenant, leased.partner, outcome.kind)
  await inTenant(app, { tenant }, async (tx) => {
    const row = await getMessageForUpdate(tx, leased.id)
    if (row.lease !== leased.lease && outcome.kind !== 'receipt') return
    const before = courseOf(row)
    const { message, fact } = end(before, outcome, schedule, app.clock.now())
    // A second receipt for a delivered message proves nothing that the first did not.
    const kept = message === before ? [] : [...evidences]
    if (fact?.kind === 'failed' && fact.code === missingReceipt) {
      kept.push({ kind: 'failed', at: app.clock.now(), code: missingReceipt })
    }
    const course = courseStatement(row.id, message, leased.lease)
    await together(tx, kept.length === 0 ? [course] : [course, insertEvidences(row.id, kept)])
    if (fact) await tellOfSending(app, tx, tenant, row, fact)
    const { state, attempts, failure } = message
    app.log.info({ tenant, message: row.id, partner: row.partner, state, attempts, failure }, 'an attempt has ended')
    if (incident) await tellIncident(tx, tenant, row.partner, incident, row.id)
  })
}
