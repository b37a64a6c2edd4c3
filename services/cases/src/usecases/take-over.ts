import type { Ctx } from '@sustento/platform/ctx'
import { Fault, Refused } from '@sustento/platform/errors'
import type { Message } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { App } from '../app.ts'
import { findCase } from '../store/cases.ts'
import type { IncomingMessageRow } from '../store/entities/incoming-message.ts'
import { changeIncoming, findUntaken, waitingIncoming } from '../store/incoming-messages.ts'
import { continueCase } from './continue-case.ts'
import { tellErasedAgain } from './erased-late.ts'
import { isPassing } from './failures.ts'
import { fetchForms } from './fetch-forms.ts'
import { openIncomingCase } from './open-incoming-case.ts'
import { openTaskOfUntaken } from './untaken.ts'
import { createVault, openVault } from './vault.ts'
import { doWork } from './work.ts'

const batch = 20

/** Takes over the messages that wait at the access point, oldest first. `true` when more may wait. */
export async function takeOverOnce(app: App, tenant: string): Promise<boolean> {
  const ctx = await app.loopCtx(tenant)
  const { manager } = await app.dbs.get(tenant)
  const waiting = await waitingIncoming(manager, batch)
  const held = new Set<string>()
  let failed: unknown
  for (const row of waiting) {
    // a later message of an exchange does not overtake an earlier one that cannot be taken over yet
    const exchange = `${row.partner} ${row.conversationId}`
    if (held.has(exchange)) continue
    await takeOver(app, ctx, row).catch((error: unknown) => {
      held.add(exchange)
      failed = error
    })
  }
  if (failed !== undefined) throw failed
  return waiting.length === batch
}

/**
 * Fetches a message, puts it into its case in one transaction, and confirms the delivery after it. A crash between
 * leaves the message waiting, and what is repeated finds what was done.
 */
async function takeOver(app: App, ctx: Ctx, row: IncomingMessageRow): Promise<void> {
  if (!row.takenAt) {
    try {
      await store(app, ctx, row)
    } catch (error) {
      if (!(error instanceof Refused) || isPassing(error)) throw error
      app.log.error(
        { tenant: ctx.tenant, message: row.message, reason: error.reason },
        'a message cannot be taken over',
      )
      await doWork(app, ctx, async (work) => {
        await changeIncoming(work.tx, row.message, { failure: error.reason })
        if (await tellErasedAgain(work, row.caseId, [row.message])) return
        await openTaskOfUntaken(work, row, error.reason)
      })
      return
    }
    app.at('case-opened-before-confirm')
  }
  await app.peers.messaging.confirmDelivery({ name: row.message, requestId: row.requestId }, ctx)
  app.at('confirmed-before-recorded')
  await doWork(app, ctx, ({ tx, at }) => changeIncoming(tx, row.message, { confirmedAt: at }))
}

async function store(app: App, ctx: Ctx, row: IncomingMessageRow): Promise<void> {
  const message = await getMessage(app, ctx, row.message)
  const forms = await fetchForms(app, ctx, message)
  const { manager } = await app.dbs.get(ctx.tenant)
  const known = await findCase(manager, row.caseId)
  const vault = await (known ? openVault : createVault)(app, ctx.tenant, row.caseId)
  const received = { message, forms, row }
  await doWork(app, ctx, async (work) => {
    const { tx, at } = work
    if (!(await findUntaken(tx, row.message))) return
    await (known ? continueCase : openIncomingCase)(work, vault, received)
    await changeIncoming(tx, row.message, { takenAt: at })
    app.at('after-received-fetched')
  })
}

async function getMessage(app: App, ctx: Ctx, name: string): Promise<Message> {
  const { message } = await app.peers.messaging.getMessage({ name }, ctx)
  if (!message) throw new Fault('the access point answered without a message')
  return message
}
