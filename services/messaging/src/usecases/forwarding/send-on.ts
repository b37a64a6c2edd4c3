import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import { v5 } from 'uuid'
import { type Property, propertyOf, valuesOf } from '../../as4/ebms/user-message.ts'
import { gzipType } from '../../as4/names.ts'
import { forwarded, namesOf } from '../../domain/forwarding.ts'
import { messageName } from '../../domain/names.ts'
import { newChain } from '../../ecodex/chain.ts'
import { getPartner } from '../../store/access-point.ts'
import { findEcodexMessage } from '../../store/ecodex-messages.ts'
import type { ForwardingRow } from '../../store/forwardings.ts'
import type { App } from '../app.ts'
import { idIn } from '../change-message.ts'
import { openReceived, propertiesOf, type Received } from '../ecodex/open-received.ts'
import type { PartData } from '../part-stream.ts'
import type { Submission, SubmittedPart } from '../submission.ts'
import { submitMessage } from '../submit-message.ts'

/** Sends a received message on as it came: its parts in their order, with what was said of them. Answers the new one's id. */
export async function sendOn(app: App, ctx: Ctx, forwarding: ForwardingRow): Promise<string> {
  const { message, partner: to, attempt } = forwarding
  const point = app.points.get(ctx.tenant)
  const partner = getPartner(point, to)
  const received = await openReceived(app, ctx.tenant, message)
  const { row, header } = received
  const known = await inTenant(app, ctx, (tx) => findEcodexMessage(tx, message))
  const parts = partsOf(received)
  const requestId = v5(`forward ${attempt}`, message)
  const submission: Submission = {
    partner: to,
    service: header.service,
    action: header.action,
    conversationId: header.conversationId,
    refToMessageId: header.refToMessageId,
    properties: propertiesFor(received, namesOf(partner)[0] ?? partner.party),
    parts: parts.map(({ part }) => part),
    source: messageName(ctx.tenant, message),
    requestId,
    bytes: Buffer.from(requestId),
    forwarded: { evidences: known && { subject: known.subject, chain: newChain(app.clock.now()) } },
  }
  async function* data(): AsyncGenerator<PartData> {
    for (const { part, row: kept } of parts) {
      for await (const bytes of await received.open(kept)) yield { part: part.id, data: bytes }
    }
  }
  app.log.info({ tenant: ctx.tenant, message: row.id, partner: to }, 'a message is forwarded')
  return idIn(await submitMessage(app, ctx, submission, data()))
}

const made = ['MimeType', 'CompressionType']

function partsOf(received: Received) {
  return received.parts
    .toSorted((a, b) => a.listed - b.listed)
    .map((row) => {
      const said = propertiesOf(received, row)
      const properties = said.filter(({ name }) => !made.includes(name))
      const { id, mediaType, size, sha256 } = row
      const compress = propertyOf(said, 'CompressionType') === gzipType
      const part: SubmittedPart = { id, mediaType, size, sha256, properties, compress }
      return { row, part }
    })
}

const replaced = ['originalSender', 'finalRecipient', forwarded.by, forwarded.original]

/** Who sent it stays, under which id as well; for whom it is, and through whose hands it went, is what changes. */
function propertiesFor({ row, header }: Received, recipient: string): Property[] {
  const isReplaced = ({ name }: Property) => replaced.some((one) => one.toLowerCase() === name.toLowerCase())
  const sender = header.properties.find(({ name }) => name.toLowerCase() === 'originalsender')
  return [
    ...header.properties.filter((property) => !isReplaced(property)),
    { ...sender, name: 'originalSender', value: sender?.value ?? header.from.id },
    { name: 'finalRecipient', value: recipient },
    { name: forwarded.original, value: row.originalMessageId || row.messageId },
    // the authority that it is for tells by these that it does not send it back
    { name: forwarded.by, value: [...valuesOf(header.properties, forwarded.by), header.to.id].join(' ') },
  ]
}
