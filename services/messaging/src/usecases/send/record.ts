import { NothingWritten, together } from '@sustento/platform/postgres/together'
import { atOnce, inTenant } from '@sustento/platform/unit'
import { end, missingReceipt, type Outgoing, type Step } from '../../domain/outgoing.ts'
import { type RetrySchedule, usualSchedule } from '../../domain/schedule.ts'
import type { Partner } from '../../store/access-point.ts'
import { attemptStatement, courseOf, courseStatement } from '../../store/course.ts'
import { insertEvidences, type NewEvidence } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { getMessageForUpdate } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { tellOfSending } from '../ecodex/tell-of-sending.ts'
import { countAttempt } from '../metrics.ts'
import { tellIncident, tellStatement } from '../tell.ts'
import type { Attempt } from './attempt.ts'

/** A step of a message, and the evidences that are kept of it. */
type Ended = Step & { kept: NewEvidence[] }

/**
 * Stores how an attempt ended, in one commit with its evidences and fact. A worker that lost its lease in the meantime
 * has nothing to say any more, unless it brings the receipt.
 */
export async function record(
  app: App,
  tenant: string,
  leased: MessageRow,
  attempt: Attempt,
  partner: Partner | undefined,
): Promise<void> {
  countAttempt(tenant, leased.partner, attempt.outcome.kind)
  const schedule = partner?.retry ?? usualSchedule
  const end = (row: MessageRow) => endAttempt(row, attempt, schedule, app.clock.now())
  const isPlain = attempt.incident === undefined && !partner?.ecodex
  const course =
    (isPlain ? await recordAtOnce(app, tenant, leased, end(leased)) : undefined) ??
    (await recordAsItStands(app, tenant, leased, end, attempt))
  if (course === undefined) return
  const { state, attempts, failure } = course
  app.log.info(
    { tenant, message: leased.id, partner: leased.partner, state, attempts, failure },
    'an attempt has ended',
  )
}

/** Nearly always the message is as it was when it was leased: one statement then. Undefined when it is not. */
async function recordAtOnce(
  app: App,
  tenant: string,
  leased: MessageRow,
  { message, fact, kept }: Ended,
): Promise<Outgoing | undefined> {
  const facts = fact ? [tellStatement(tenant, leased, fact)] : []
  try {
    await atOnce(app, { tenant }, [attemptStatement(leased, message), insertEvidences(leased.id, kept), ...facts])
    return message
  } catch (error) {
    if (error instanceof NothingWritten) return undefined
    throw error
  }
}

/** With the row locked: somebody sent it again or gave it up meanwhile, or the partner gives evidences about it. */
function recordAsItStands(
  app: App,
  tenant: string,
  leased: MessageRow,
  end: (row: MessageRow) => Ended,
  { outcome, incident }: Attempt,
): Promise<Outgoing | undefined> {
  return inTenant(app, { tenant }, async (tx) => {
    const row = await getMessageForUpdate(tx, leased.id)
    if (row.lease !== leased.lease && outcome.kind !== 'receipt') return undefined
    const { message, fact, kept } = end(row)
    const course = courseStatement(row.id, message, leased.lease)
    await together(tx, kept.length === 0 ? [course] : [course, insertEvidences(row.id, kept)])
    if (fact) await tellOfSending(app, tx, tenant, row, fact)
    if (incident) await tellIncident(tx, tenant, row.partner, incident, row.id)
    return message
  })
}

function endAttempt(row: MessageRow, { outcome, evidences }: Attempt, schedule: RetrySchedule, now: Date): Ended {
  const before = courseOf(row)
  const { message, fact } = end(before, outcome, schedule, now)
  // A second receipt for a delivered message proves nothing that the first did not.
  const kept = message === before ? [] : [...evidences]
  if (fact?.kind === 'failed' && fact.code === missingReceipt)
    kept.push({ kind: 'failed', at: now, code: missingReceipt })
  return fact ? { message, fact, kept } : { message, kept }
}
