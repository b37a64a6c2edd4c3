import { createHash } from 'node:crypto'
import { sameDigests } from '../../as4/ebms/signal.ts'
import { readEnvelope } from '../../as4/envelope.ts'
import type { MessageRow, PartRow } from '../../store/message-row.ts'
import { messageColumns } from '../../store/message-row.ts'
import { listParts } from '../../store/messages.ts'
import { wireOf } from '../../usecases/send/wire-of.ts'
import { whole } from '../chunks.ts'
import type { TestMessaging } from '../messaging.ts'
import type { TestAnswer } from '../send.ts'
import type { Base } from './bases.ts'

/** The service did what it must never do. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const must = (holds: boolean, otherwise: string) => {
  if (!holds) throw new Broken(otherwise)
}

/** What the service may answer to anything: a signal with a fixed text, a request to try again never. */
export function judgeRefusal({ status, kind, detail, body }: TestAnswer): void {
  if (body.length === 0) {
    must(status === 204, `an answer without a body has status ${status}`)
    return
  }
  must(status === 200 || status === 400, `status ${status}`)
  must(/^EBMS:0\d{3}$/.test(kind), `an answer that is neither a receipt nor an error: ${kind}`)
  must(/^[\w ,:./-]{1,120}$/.test(detail), `the text of an error is not a fixed one: ${detail}`)
}

/** A receipt was given: what is stored is exactly what the partner signed, in the tenant that it was for. */
export async function judgeReceipt(
  messaging: TestMessaging,
  answer: TestAnswer,
  base: Base | undefined,
): Promise<void> {
  if (base === undefined) throw new Broken('a receipt for a message that nobody signed')
  const { content } = readEnvelope(answer.body)
  const digests = content.kind === 'signal' ? (content.signal.receipt ?? []) : []
  must(sameDigests(digests, base.made.digests), 'the receipt is about other digests than were signed')
  const stored = await storedOf(messaging, base.tenant, base.made.message.messageId)
  if (base.isPing) return must(stored === undefined, 'a ping was stored')
  if (stored === undefined) throw new Broken('a receipt was given and nothing is stored')
  const { conversationId, refToMessageId, action } = base.made.message
  const { row, parts } = stored
  must(row.partner === 'north', 'the message is stored as that of another partner')
  must(row.conversationId === conversationId && row.refToMessageId === refToMessageId, 'another conversation is stored')
  must(row.action === action, 'another action is stored')
  must(parts.length === base.contents.length, 'another number of parts is stored')
  await judgeContents(messaging, base, row, parts)
}

async function judgeContents(messaging: TestMessaging, base: Base, row: MessageRow, parts: PartRow[]): Promise<void> {
  const wire = await wireOf(messaging.app, base.tenant, row.id)
  for (const [index, part] of parts.entries()) {
    const content = base.contents[part.listed] ?? Buffer.alloc(0)
    must(part.sha256 === sha256Of(content) && Number(part.size) === content.length, 'another content is stored')
    const kept = wire.parts[index]
    const signed = base.made.wire.parts[part.listed]
    if (kept === undefined || signed === undefined) throw new Broken('a part is not stored')
    must((await whole(kept.signed())).equals(await whole(signed.signed())), 'other bytes than were signed are kept')
  }
}

/**
 * A message with a strange header that the partner did sign: its contents at least are those that were sent, and where the
 * header does not call them compressed any more, those that were sent as they went over the wire.
 */
export async function judgeStrange(
  messaging: TestMessaging,
  { refToMessageId }: TestAnswer,
  base: Base,
): Promise<void> {
  const sent = new Set(base.contents.map(sha256Of))
  const asSent = new Set(
    await Promise.all(base.made.wire.parts.map(async (part) => sha256Of(await whole(part.signed())))),
  )
  const { parts = [] } = (await storedOf(messaging, base.tenant, refToMessageId)) ?? {}
  const isOneOfThem = ({ compressed, sha256 }: PartRow) => (compressed ? sent : asSent).has(sha256)
  must(parts.every(isOneOfThem), 'another content is stored')
}

async function storedOf({ tenants }: TestMessaging, tenant: string, messageId: string) {
  const { manager } = await tenants.dbs.get(tenant)
  const rows: MessageRow[] = await manager.query(`SELECT ${messageColumns} FROM messages WHERE message_id = $1`, [
    messageId,
  ])
  const [row, ...more] = rows
  must(more.length === 0, 'a message is stored twice')
  return row && { row, parts: (await listParts(manager, [row.id])).get(row.id) ?? [] }
}

/** Nothing lies in the databases that belongs to no message. */
export async function judgeDatabases({ tenants }: TestMessaging): Promise<void> {
  for (const tenant of ['ca-east', 'ca-west']) {
    const db = await tenants.dbs.get(tenant)
    const [left]: { spools: string; chunks: string }[] = await db.query(
      `SELECT (SELECT count(*) FROM spools) AS spools,
              (SELECT count(*) FROM chunks c WHERE NOT EXISTS (SELECT FROM messages m WHERE m.id = c.content)) AS chunks`,
    )
    must(left?.spools === '0' && left.chunks === '0', `contents without a message are left in ${tenant}`)
  }
}
