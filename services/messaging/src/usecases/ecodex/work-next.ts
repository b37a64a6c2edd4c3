import { Refused } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import { isEvidenceAction } from '../../ecodex/evidence/kinds.ts'
import { endEvidences } from '../../store/ecodex-messages.ts'
import { type EcodexWork, nextWork, postponeWork } from '../../store/ecodex-work.ts'
import type { App } from '../app.ts'
import { answerSender } from './answer-sender.ts'
import { openReceived } from './open-received.ts'
import { takeBusinessMessage } from './take-business-message.ts'
import { takeEvidence } from './take-evidence.ts'

const retryMs = 60_000

/**
 * Does the next thing that a received message asks for; false when nothing waits. It may be done twice, by replicas or
 * after a crash: what is sent is sent once by its request id, and what is stored is stored by whoever ends the work.
 */
export async function workNext(app: App, tenant: string): Promise<boolean> {
  const work = await inTenant(app, { tenant }, (tx) => nextWork(tx, app.clock.now()))
  if (work === undefined) return false
  try {
    await carryOut(app, tenant, work)
  } catch (error) {
    await putOff(app, tenant, work, error)
  }
  return true
}

async function carryOut(app: App, tenant: string, work: EcodexWork): Promise<void> {
  const received = await openReceived(app, tenant, work.message)
  const { step } = work
  if (step !== 'arrived') return answerSender(app, tenant, received, { ...work, step })
  const take = isEvidenceAction(received.row.action) ? takeEvidence : takeBusinessMessage
  return take(app, tenant, received, work)
}

/** An erased message asks for nothing any more. Anything else is tried again: the database, a partner's certificate. */
async function putOff(app: App, tenant: string, work: EcodexWork, error: unknown): Promise<void> {
  const { message, step } = work
  if (error instanceof Refused && error.reason === 'ERASED') {
    return inTenant(app, { tenant }, (tx) => endEvidences(tx, message))
  }
  app.log.error({ tenant, message, step, err: error }, 'an evidence could not be made or read')
  const until = new Date(app.clock.now().getTime() + retryMs)
  await inTenant(app, { tenant }, (tx) => postponeWork(tx, work, until))
}
