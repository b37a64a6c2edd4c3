import type { Ctx } from '@sustento/platform/ctx'
import { Fault } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { listEvidences } from '../store/evidences.ts'
import { listMessages, type MessageFilter } from '../store/list-messages.ts'
import type { EvidenceRow, MessageRow, PartRow } from '../store/message-row.ts'
import { getMessage, listParts } from '../store/messages.ts'
import type { App } from './app.ts'
import { idIn } from './change-message.ts'

/** A message with its parts in the sender's order and its evidences. */
export interface MessageView {
  row: MessageRow
  parts: PartRow[]
  evidences: EvidenceRow[]
}

/** One message. */
export async function readMessage(app: App, ctx: Ctx, name: string): Promise<MessageView> {
  const [view] = await inTenant(app, ctx, async (tx) => viewsOf(tx, [await getMessage(tx, idIn(name))]))
  if (view === undefined) throw new Fault('a message has no view')
  return view
}

/** A page of messages, newest first. */
export function readMessages(
  app: App,
  ctx: Ctx,
  filter: MessageFilter,
  after: string | undefined,
  limit: number,
): Promise<MessageView[]> {
  return inTenant(app, ctx, async (tx) => viewsOf(tx, await listMessages(tx, filter, after, limit)))
}

async function viewsOf(tx: EntityManager, rows: MessageRow[]): Promise<MessageView[]> {
  const ids = rows.map((row) => row.id)
  const parts = await listParts(tx, ids)
  const evidences = await listEvidences(tx, ids)
  return rows.map((row) => ({
    row,
    parts: (parts.get(row.id) ?? []).toSorted((a, b) => a.listed - b.listed),
    evidences: evidences.get(row.id) ?? [],
  }))
}
