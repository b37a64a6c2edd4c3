import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import type {
  ListMessagesRequest,
  ListMessagesResponse,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { pageSize, readPageToken, writePageToken } from '@sustento/platform/page'
import { partnerIdIn } from '../domain/names.ts'
import type { App } from '../usecases/app.ts'
import { stuckBefore } from '../usecases/operator/read-queue.ts'
import { readMessages } from '../usecases/read-messages.ts'
import { directionOf, stateOf, toMessage } from './to-proto.ts'

/** The id of the partner that is wanted, empty for all; a refusal when the name is none. */
export function wantedPartner(name: string): string {
  if (name === '') return ''
  return partnerIdIn(name) ?? refuse('INVALID_ARGUMENT', 'the name of a partner is malformed', { field: 'partner' })
}

/** A page of messages with the token of the next one. */
export async function listMessages(app: App, ctx: Ctx, request: ListMessagesRequest): Promise<ListMessagesResponse> {
  const { conversationId, stuck, createdFrom, createdUntil } = request
  const filter = {
    direction: directionOf(request.direction),
    state: stateOf(request.state),
    conversationId,
    partner: wantedPartner(request.partner),
    createdFrom,
    createdUntil,
  }
  // when exactly stuck begins moves on from page to page
  const page = { tenant: ctx.tenant, rpc: 'ListMessages', filter: { ...filter, stuck } }
  const size = pageSize(request.pageSize)
  const after = await readPageToken<string>(app.keyring, page, request.pageToken)
  const views = await readMessages(
    app,
    ctx,
    { ...filter, waitingSince: stuck ? stuckBefore(app) : undefined },
    after,
    size + 1,
  )
  const shown = views.slice(0, size)
  const next = views.length > size ? shown.at(-1)?.row.id : undefined
  return {
    messages: shown.map((view) => toMessage(ctx.tenant, view)),
    nextPageToken: await writePageToken(app.keyring, page, next),
  }
}
