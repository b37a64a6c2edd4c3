import { Fault } from '@sustento/platform/errors'
import { unseal } from '@sustento/platform/seal/seal'
import { inTenant } from '@sustento/platform/unit'
import { type ByteSource, collect } from '../../as4/bytes.ts'
import type { Property, UserMessage } from '../../as4/ebms/user-message.ts'
import { fail } from '../../as4/ebms-error.ts'
import { readEnvelope } from '../../as4/envelope.ts'
import type { MessageRow, PartRow } from '../../store/message-row.ts'
import { getMessage, getWire, listParts } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { envelopePlace, openKeys } from '../message-keys.ts'
import { openPart } from '../open-part.ts'

/** A received message as it is stored. */
export interface Received {
  row: MessageRow
  header: UserMessage
  parts: PartRow[]
  /** Seals what is kept of it. */
  sealing: Buffer
  open(part: PartRow): Promise<ByteSource>
  /** The content of a part that is an XML document, held in memory. */
  read(part: PartRow): Promise<Buffer>
}

/** What the header says of a part. */
export function propertiesOf({ header }: Pick<Received, 'header'>, { listed }: PartRow): Property[] {
  return header.parts[listed]?.properties ?? []
}

/** A trust token has the whole report of a validation in it. */
const longestXml = 4 << 20

/** Opens a received message again, after its receipt has left. */
export async function openReceived(app: App, tenant: string, id: string): Promise<Received> {
  const { row, wire, parts } = await inTenant(app, { tenant }, async (tx) => ({
    row: await getMessage(tx, id),
    wire: await getWire(tx, id),
    parts: (await listParts(tx, [id])).get(id) ?? [],
  }))
  const { sealing } = await openKeys(app, tenant, id, wire.sealedKeys)
  const { content } = readEnvelope(unseal(sealing, envelopePlace(tenant, id), wire.sealedEnvelope))
  if (content.kind !== 'message') throw new Fault('a received message has no user message')
  const open = (part: PartRow) => openPart(app, tenant, { content: id, part, sealing })
  const tooLarge = () => fail('EBMS:0009', 'an evidence is too large')
  const read = async (part: PartRow) => collect(await open(part), longestXml, tooLarge)
  return { row, header: content.message, parts, sealing, open, read }
}
