import { randomUUID } from 'node:crypto'
import type { UserMessage } from '@sustento/messaging/as4/ebms/user-message'
import { readEnvelope } from '@sustento/messaging/as4/envelope'
import type { MessageRow } from '@sustento/messaging/store/message-row'
import { whole } from '@sustento/messaging/testing/chunks'
import type { Exchange } from '@sustento/messaging/testing/partner-server'
import { dataOf } from '@sustento/messaging/testing/submit'
import { downloadPart } from '@sustento/messaging/usecases/download'
import { type MessageView, readMessage } from '@sustento/messaging/usecases/read-messages'
import { wireOf } from '@sustento/messaging/usecases/send/wire-of'
import type { Submission, SubmittedPart } from '@sustento/messaging/usecases/submission'
import { submitMessage } from '@sustento/messaging/usecases/submit-message'
import { testCtx } from '@sustento/platform/testing/ctx'
import { eventually } from '@sustento/platform/testing/eventually'
import { oneWay, type Rig } from './rig.ts'

type Tenant = 'ca-east' | 'ca-west'

/** A part of the given media type, to be sent. */
export const part = (content: string | Buffer, mediaType = 'text/xml', more: Partial<SubmittedPart> = {}) => ({
  content: Buffer.from(content),
  mediaType,
  ...more,
})

/** Hands a message in with `ca-east` and waits until the service has done with it. */
export async function sendFrom(
  { app }: Rig,
  partner: 'west' | 'north',
  parts: ReturnType<typeof part>[],
  deviation: Partial<Submission> = {},
): Promise<MessageView> {
  const listed = parts.map(({ content: _, ...one }, index) => ({ id: `p${index + 1}`, properties: [], ...one }))
  const submission: Submission = {
    partner,
    ...oneWay,
    conversationId: randomUUID(),
    refToMessageId: '',
    properties: [
      { name: 'originalSender', value: 'urn:example:c1' },
      { name: 'finalRecipient', value: 'urn:example:c4' },
    ],
    parts: listed,
    source: '',
    requestId: randomUUID(),
    bytes: Buffer.from(randomUUID()),
    ...deviation,
  }
  const ctx = testCtx('ca-east')
  const contents = parts.map(({ content }) => content)
  const name = await submitMessage(app, ctx, submission, dataOf(submission, contents))
  return eventually(async () => {
    const view = await readMessage(app, ctx, name)
    if (view.row.state === 'queued' || view.row.state === 'sending') throw new Error(`it is ${view.row.state}`)
    return view
  })
}

/** Messages that an authority received under a wire id, as they are stored. */
export async function receivedBy({ app }: Rig, tenant: Tenant, messageId: string): Promise<MessageRow[]> {
  const db = await app.dbs.get(tenant)
  const ids: { id: string }[] = await db.query(
    `SELECT id FROM messages WHERE direction = 'incoming' AND message_id = $1`,
    [messageId],
  )
  const views = ids.map(({ id }) => readMessage(app, testCtx(tenant), `tenants/${tenant}/messages/${id}`))
  return (await Promise.all(views)).map(({ row }) => row)
}

/** What its consumer gets of a message that an authority received: the header, and each part as it was handed in. */
export async function delivered(rig: Rig, tenant: Tenant, messageId: string) {
  const [row] = await receivedBy(rig, tenant, messageId)
  if (row === undefined) throw new Error('the message was not delivered')
  const name = `tenants/${tenant}/messages/${row.id}`
  const { parts } = await readMessage(rig.app, testCtx(tenant), name)
  const contents = parts.map(async ({ id }) => whole(await downloadPart(rig.app, testCtx(tenant), name, id)))
  const header = messageIn((await wireOf(rig.app, tenant, row.id)).envelope)
  return { row, header, contents: await Promise.all(contents) }
}

/** Facts of one type that an authority has told its consumers, newest last. */
export async function factsOf({ app }: Rig, tenant: Tenant, type: string): Promise<Buffer[]> {
  const db = await app.dbs.get(tenant)
  const rows: { data: Buffer }[] = await db.query('SELECT data FROM outbox WHERE type = $1 ORDER BY seq', [
    `sustento.messaging.v1.${type}`,
  ])
  return rows.map(({ data }) => data)
}

/** The user message in a SOAP part. */
export function messageIn(envelope: Buffer): UserMessage {
  const { content } = readEnvelope(envelope)
  if (content.kind !== 'message') throw new Error('not a user message')
  return content.message
}

/** What the partner recorded last. */
export function lastOf({ partner }: Rig): Exchange {
  const exchange = partner.exchanges.at(-1)
  if (exchange === undefined) throw new Error('the partner got nothing')
  return exchange
}
