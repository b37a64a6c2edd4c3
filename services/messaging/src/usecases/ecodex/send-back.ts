import type { Ctx } from '@sustento/platform/ctx'
import { v5 } from 'uuid'
import type { Subject } from '../../ecodex/evidence/evidence.ts'
import { shapes } from '../../ecodex/evidence/kinds.ts'
import { evidenceProperties, xmlType } from '../../ecodex/parts.ts'
import { ownNames } from '../../store/access-point.ts'
import type { App } from '../app.ts'
import { accessPointActor } from '../receive/record-refusal.ts'
import { submitMessage } from '../submit-message.ts'
import type { Issued } from './issue.ts'
import type { Received } from './open-received.ts'

/** Sends an evidence about a received message back to its sender: once, however often this is called. */
export async function sendBack(
  app: App,
  tenant: string,
  { row, header }: Received,
  { sender, recipient }: Subject,
  { kind, bytes }: Issued,
): Promise<void> {
  const point = app.points.get(tenant)
  // a message that another authority forwarded may come with evidences from one that exchanges none with us
  if (!point.partners.some(({ id, ecodex }) => id === row.partner && ecodex)) return
  // of a message for another authority we speak for ourselves
  const isOurs = ownNames(point).includes(recipient)
  const ctx: Ctx = { tenant, token: '', ...accessPointActor() }
  const id = 'evidence'
  const submission = {
    partner: row.partner,
    service: header.service,
    action: shapes[kind].action,
    conversationId: row.conversationId,
    refToMessageId: row.messageId,
    properties: [
      { name: 'originalSender', value: isOurs || !point.forCases ? recipient : point.party },
      { name: 'finalRecipient', value: sender },
      { name: 'originalMessageId', value: row.messageId },
    ],
    parts: [{ id, mediaType: xmlType, properties: evidenceProperties(kind) }],
    source: '',
    requestId: v5(`send ${kind}`, row.id),
    bytes: Buffer.from(`${kind} ${row.id}`),
  }
  await submitMessage(app, ctx, submission, only({ part: id, data: bytes }))
}

async function* only<T>(one: T): AsyncGenerator<T> {
  yield one
}
