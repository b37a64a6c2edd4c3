import type { Ctx } from '@sustento/platform/ctx'
import { Refused } from '@sustento/platform/errors'
import { isTransient } from '@sustento/platform/postgres/failure'
import { inTenant } from '@sustento/platform/unit'
import { insertEvidence } from '../../store/evidences.ts'
import {
  changeForwarding,
  nextForwarding,
  type OpenForwarding,
  postponeForwarding,
  updateForwarded,
} from '../../store/forwardings.ts'
import { getMessageForUpdate } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { happened } from '../ecodex/happened.ts'
import { countForwarding } from '../metrics.ts'
import { accessPointActor } from '../receive/record-refusal.ts'
import { sendOn } from './send-on.ts'
import { tellSender } from './tell-sender.ts'

const retryMs = 60_000

/**
 * Does the next thing for a message that is forwarded; false when nothing waits. It may be done twice, by replicas or after
 * a crash: what is sent is sent once by its request id, and what is noted is noted by whoever is first.
 */
export async function forwardNext(app: App, tenant: string): Promise<boolean> {
  const open = await inTenant(app, { tenant }, (tx) => nextForwarding(tx, app.clock.now()))
  if (open === undefined) return false
  try {
    await goOn(app, { tenant, token: '', ...accessPointActor() }, open)
  } catch (error) {
    await stop(app, tenant, open, error)
  }
  return true
}

async function goOn(app: App, ctx: Ctx, open: OpenForwarding): Promise<void> {
  if (open.step === 'await') return noteEnd(app, ctx, open)
  const changes = open.step === 'send' ? await send(app, ctx, open) : await tellOf(app, ctx, open)
  app.at('forwarded-before-noted')
  await inTenant(app, ctx, (tx) => changeForwarding(tx, open, changes))
}

async function send(app: App, ctx: Ctx, open: OpenForwarding) {
  return { step: 'await' as const, sent: await sendOn(app, ctx, open) }
}

async function tellOf(app: App, ctx: Ctx, open: OpenForwarding) {
  await tellSender(app, ctx, open)
  return { step: 'done' as const }
}

/** The other authority has it, or will not get it: then somebody has to look after it. */
async function noteEnd(app: App, { tenant }: Ctx, open: OpenForwarding): Promise<void> {
  const { message, partner, isThere, failed } = open
  const at = app.clock.now()
  await inTenant(app, { tenant }, async (tx) => {
    await getMessageForUpdate(tx, message)
    if (!(await changeForwarding(tx, open, isThere ? { step: 'tell', failure: '' } : { failure: failed }))) return
    countForwarding(tenant, isThere ? 'delivered' : 'failed')
    if (!isThere) return insertEvidence(tx, message, { kind: 'failed', at, code: failed })
    await updateForwarded(tx, message, 'forwarded', at)
    await insertEvidence(tx, message, { kind: 'forwarded', at, code: partner })
    await happened(tx, message, 'taken-over', at)
  })
  if (!isThere) app.log.error({ tenant, message, partner, code: failed }, 'a message could not be forwarded')
}

/** What may pass is tried again; anything else waits for somebody's decision. */
async function stop(app: App, tenant: string, open: OpenForwarding, error: unknown): Promise<void> {
  const { message, step } = open
  app.log.error({ tenant, message, step, err: error }, 'a message could not be forwarded, or its sender not be told')
  if (!(error instanceof Refused) || isTransient(error)) {
    const until = new Date(app.clock.now().getTime() + retryMs)
    return inTenant(app, { tenant }, (tx) => postponeForwarding(tx, message, until))
  }
  const failure = error.reason
  await inTenant(app, { tenant }, async (tx) => {
    const changes = step === 'tell' ? { step: 'done' as const, failure } : { failure }
    if (!(await changeForwarding(tx, open, changes))) return
    await insertEvidence(tx, message, { kind: 'failed', at: app.clock.now(), code: failure })
    countForwarding(tenant, 'failed')
  })
}
