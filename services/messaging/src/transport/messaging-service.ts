import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import {
  ConfirmDeliveryRequest,
  ForwardMessageRequest,
  GiveUpMessageRequest,
  type Message,
  type MessagingServiceService,
  type Partner,
  RetryMessageRequest,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { Handlers } from '@sustento/platform/rpc/definition'
import { partnerIdIn, partnerName } from '../domain/names.ts'
import { Throttle } from '../domain/throttle.ts'
import type { App } from '../usecases/app.ts'
import { confirmDelivery } from '../usecases/confirm-delivery.ts'
import { downloadEvidence, downloadPart } from '../usecases/download.ts'
import { forwardMessage } from '../usecases/forwarding/forward-message.ts'
import { giveUpMessage } from '../usecases/give-up-message.ts'
import { pingAllowance, pingAudited } from '../usecases/ping/ping-audited.ts'
import { readMessage, readMessageAndNotices } from '../usecases/read-messages.ts'
import { retryMessage } from '../usecases/retry-message.ts'
import { submitMessage } from '../usecases/submit-message.ts'
import { listMessages } from './list-messages.ts'
import { operatorView } from './operator-view.ts'
import { openSubmission } from './submit.ts'
import { toMessage, toNotice, toPartner, toPing } from './to-proto.ts'

/** The contract's methods as use cases. Answers of changes are read again, so a repeated request sees what is there. */
export function messagingService(app: App): Handlers<typeof MessagingServiceService> {
  const read = async (ctx: Ctx, name: string): Promise<Message> =>
    toMessage(ctx.tenant, await readMessage(app, ctx, name))
  const pings = new Throttle(pingAllowance, app.clock)
  const partnersOf = (ctx: Ctx) => app.points.get(ctx.tenant).partners

  return {
    async submitMessage(requests, ctx) {
      const { submission, data } = await openSubmission(app.points.get(ctx.tenant), requests)
      return { message: await read(ctx, await submitMessage(app, ctx, submission, data)) }
    },

    async getMessage({ name }, ctx) {
      const { view, notices } = await readMessageAndNotices(app, ctx, name)
      return { message: toMessage(ctx.tenant, view), notices: notices.map(toNotice) }
    },

    listMessages: (request, ctx) => listMessages(app, ctx, request),

    ...operatorView(app),

    async *downloadPart({ name, part }, ctx) {
      for await (const data of await downloadPart(app, ctx, name, part)) yield { data: Buffer.from(data) }
    },

    async *downloadEvidence({ name, ...wanted }, ctx) {
      const { mediaType, bytes } = await downloadEvidence(app, ctx, name, wanted)
      yield { mediaType, data: Buffer.alloc(0) }
      for await (const data of bytes) yield { mediaType: '', data: Buffer.from(data) }
    },

    async confirmDelivery(request, ctx) {
      const change = { ...request, bytes: ConfirmDeliveryRequest.encode(request).finish() }
      return { message: await read(ctx, await confirmDelivery(app, ctx, change)) }
    },

    async retryMessage(request, ctx) {
      const change = { ...request, bytes: RetryMessageRequest.encode(request).finish() }
      return { message: await read(ctx, await retryMessage(app, ctx, change)) }
    },

    async giveUpMessage(request, ctx) {
      const change = { ...request, bytes: GiveUpMessageRequest.encode(request).finish() }
      return { message: await read(ctx, await giveUpMessage(app, ctx, change)) }
    },

    async forwardMessage(request, ctx) {
      const bytes = ForwardMessageRequest.encode(request).finish()
      const partner = partnersOf(ctx).find(({ id }) => partnerName(ctx.tenant, id) === request.partner)?.id ?? ''
      const change = { ...request, partner, bytes }
      return { message: await read(ctx, await forwardMessage(app, ctx, change)) }
    },

    async listPartners(_request, ctx) {
      const partners = partnersOf(ctx).map((partner) => toPartner(ctx.tenant, partner, app.clock.now()))
      return { partners: partners.toSorted(byStateAndName) }
    },

    async getPartner({ name }, ctx) {
      const id = partnerIdIn(name)
      const partner = partnersOf(ctx).find((one) => one.id === id)
      if (!partner) refuse('NOT_FOUND', 'there is no such partner')
      return { partner: toPartner(ctx.tenant, partner, app.clock.now()) }
    },

    async pingPartner({ name }, ctx) {
      return toPing(await pingAudited(app, pings, ctx, partnerIdIn(name) ?? ''))
    },
  }
}

function byStateAndName(a: Partner, b: Partner): number {
  const key = ({ state, authority }: Partner) => `${state} ${authority?.name}`
  return key(a) < key(b) ? -1 : 1
}
