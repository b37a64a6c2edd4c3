import type { Ctx } from '@sustento/platform/ctx'
import { Fault } from '@sustento/platform/errors'
import { unseal } from '@sustento/platform/seal/seal'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { type ContainedPartRow, listContainedParts, namePlace } from '../store/contained-parts.ts'
import { listEvidences } from '../store/evidences.ts'
import { type ForwardingRow, listForwardings } from '../store/forwardings.ts'
import { listMessages, type MessageFilter } from '../store/list-messages.ts'
import type { EvidenceRow, MessageRow, PartRow } from '../store/message-row.ts'
import { getMessage, getWire, listParts } from '../store/messages.ts'
import { listNotices, type Notice } from '../store/notices.ts'
import type { App } from './app.ts'
import { idIn } from './change-message.ts'
import { openKeys } from './message-keys.ts'
import { worksOnCases } from './works-on-cases.ts'

/** A message with its parts in the sender's order and its evidences. */
export interface MessageView {
  row: MessageRow
  parts: PartRow[]
  /** The documents of its container, with their names where they are read. */
  contained: (ContainedPartRow & { fileName: string })[]
  evidences: EvidenceRow[]
  /** Where it is forwarded to, if it is. */
  forwarding: ForwardingRow | undefined
}

/** One message; those who work on cases see the names of the files that came with it. */
export async function readMessage(app: App, ctx: Ctx, name: string): Promise<MessageView> {
  const id = idIn(name)
  const { view, wire } = await inTenant(app, ctx, async (tx) => {
    const [view] = await viewsOf(tx, [await getMessage(tx, id)])
    if (view === undefined) throw new Fault('a message has no view')
    const isNamed = view.contained.length > 0 && view.row.erasedAt === null && worksOnCases(ctx)
    return { view, wire: isNamed ? await getWire(tx, id) : undefined }
  })
  if (wire === undefined) return view
  const { sealing } = await openKeys(app, ctx.tenant, id, wire.sealedKeys)
  const nameOf = ({ position, sealedName }: ContainedPartRow) =>
    unseal(sealing, namePlace(ctx.tenant, id, position), sealedName).toString()
  return { ...view, contained: view.contained.map((part) => ({ ...part, fileName: nameOf(part) })) }
}

/** One message with what was told about it. */
export async function readMessageAndNotices(
  app: App,
  ctx: Ctx,
  name: string,
): Promise<{ view: MessageView; notices: Notice[] }> {
  const view = await readMessage(app, ctx, name)
  return { view, notices: await inTenant(app, ctx, (tx) => listNotices(tx, name)) }
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
  const contained = await listContainedParts(tx, ids)
  const evidences = await listEvidences(tx, ids)
  const forwardings = await listForwardings(tx, ids)
  return rows.map((row) => ({
    row,
    parts: (parts.get(row.id) ?? []).toSorted((a, b) => a.listed - b.listed),
    contained: (contained.get(row.id) ?? []).map((part) => ({ ...part, fileName: '' })),
    evidences: evidences.get(row.id) ?? [],
    forwarding: forwardings.get(row.id),
  }))
}
