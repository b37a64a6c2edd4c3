import type { Ctx } from '@sustento/platform/ctx'
import type {
  ListMessagesRequest,
  ListMessagesResponse,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { pageSize, readPageToken, writePageToken } from '@sustento/platform/page'
import type { App } from '../usecases/app.ts'
import { readMessages } from '../usecases/read-messages.ts'
import { directionOf, stateOf, toMessage } from './to-proto.ts'

/** A page of messages with the token of the next one. */
export async function listMessages(app: App, ctx: Ctx, request: ListMessagesRequest): Promise<ListMessagesResponse> {
  const { conversationId } = request
  const filter = { direction: directionOf(request.direction), state: stateOf(request.state), conversationId }
  const page = { tenant: ctx.tenant, rpc: 'ListMessages', filter }
  const size = pageSize(request.pageSize)
  const after = await readPageToken<string>(app.keyring, page, request.pageToken)
  const views = await readMessages(app, ctx, filter, after, size + 1)
  const shown = views.slice(0, size)
  const next = views.length > size ? shown.at(-1)?.row.id : undefined
  return {
    messages: shown.map((view) => toMessage(ctx.tenant, view)),
    nextPageToken: await writePageToken(app.keyring, page, next),
  }
}
