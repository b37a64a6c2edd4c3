import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import type { EntityManager } from 'typeorm'
import { hopsIn, namesOf, refusalOf } from '../../domain/forwarding.ts'
import { isEvidenceAction } from '../../ecodex/evidence/kinds.ts'
import { type AccessPoint, getPartner, type Partner } from '../../store/access-point.ts'
import { findEcodexMessage } from '../../store/ecodex-messages.ts'
import { findForwarding } from '../../store/forwardings.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { findMessage } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { changeMessage, type MessageChange } from '../change-message.ts'
import { beginForwarding } from './begin.ts'

/** An official's decision that a message is for another authority of the State. */
export interface ForwardChange extends MessageChange {
  /** Id of the partner. */
  partner: string
  reason: string
}

/**
 * Forwards a received message to the authority of our State that an official chose. One that a case has taken over is
 * forwarded when `cases` says so; one whose forwarding came to nothing may go to another, or to the same once more.
 */
export async function forwardMessage(app: App, ctx: Ctx, change: ForwardChange): Promise<string> {
  const reason = change.reason.trim()
  if (reason === '' || reason.length > 500) {
    refuse('INVALID_ARGUMENT', 'forwarding needs a reason of at most 500 characters', { field: 'reason' })
  }
  const point = app.points.get(ctx.tenant)
  const to = getPartner(point, change.partner)
  const audited = { rpc: 'ForwardMessage', action: 'message.forward', basis: reason }
  const name = await changeMessage(app, ctx, change, audited, async (tx, row) => {
    await requireForwardable(tx, ctx, row, point)
    requireWay(point, row, to)
    await beginForwarding(app, tx, point, row, { to, note: reason })
  })
  app.wake(ctx.tenant)
  return name
}

async function requireForwardable(tx: EntityManager, ctx: Ctx, row: MessageRow, point: AccessPoint): Promise<void> {
  if (row.erasedAt) refuse('ERASED', 'the content of the message has been erased', { message: row.id })
  const { state } = row
  const no = () => refuse('TRANSITION_NOT_ALLOWED', 'the message cannot be forwarded', { state })
  if (row.direction !== 'incoming' || isEvidenceAction(row.action)) no()
  if (state === 'confirmed' && !ctx.actor.roles.includes('service-cases')) {
    refuse('TAKEN_OVER', 'a case has taken the message over: forward the case', { state })
  }
  if (state === 'forwarding') {
    const known = await findForwarding(tx, row.id)
    const sent = known?.sent ? await findMessage(tx, known.sent) : undefined
    // while an attempt of it is still made, both authorities might get it
    const isOver = known?.failure !== '' && (sent === undefined || ['failed', 'given-up'].includes(sent.state))
    if (!isOver) no()
  } else if (state !== 'received' && state !== 'confirmed') no()
  const isEcodex = point.partners.some(({ id, ecodex }) => ecodex && [row.partner, row.originalPartner].includes(id))
  // what comes without its evidences in order is nobody's message, and what is not looked at yet may become that
  if (isEcodex && !(await findEcodexMessage(tx, row.id))) no()
}

function requireWay(point: AccessPoint, row: MessageRow, to: Partner): void {
  const find = (id: string) => point.partners.find((one) => one.id === id)
  const sender = find(row.originalPartner || row.partner)
  const refused = refusalOf(to, point.ownState, {
    from: find(row.partner)?.party ?? '',
    originalSender: sender ? (namesOf(sender)[0] ?? '') : '',
    hops: hopsIn([row.forwardedBy]),
  })
  if (refused === 'FORWARD_OTHER_STATE') refuse(refused, 'a message is forwarded within the State alone')
  if (refused) refuse(refused, 'the message came from that authority, or through too many hands')
}
