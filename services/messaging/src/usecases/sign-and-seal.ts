import { randomUUID } from 'node:crypto'
import { refuse } from '@sustento/platform/errors'
import { seal } from '@sustento/platform/seal/seal'
import { composeMessage } from '../as4/compose.ts'
import { multipartType, rootBlock, soapType } from '../as4/mime/writer.ts'
import { recipientOf } from '../as4/security/profile.ts'
import { signerFor } from '../store/access-point.ts'
import type { MessageRow, PartRow, WireRow } from '../store/message-row.ts'
import type { App } from './app.ts'
import { envelopePlace, sealKeys } from './message-keys.ts'
import { type Exchange, headerOf } from './outgoing-header.ts'
import { partRow, rowOf } from './outgoing-rows.ts'
import { type SpooledPart, sha256Hex } from './spool-parts.ts'
import type { Submission } from './submission.ts'

/** A message with everything that its transaction stores. */
export interface ReadyMessage {
  row: MessageRow
  wire: WireRow
  parts: PartRow[]
  /** Of the SOAP part, hexadecimal. */
  sha256: string
}

/** What has been spooled under which id and key. */
export interface Spooled {
  id: string
  sealing: Buffer
  spooled: SpooledPart[]
}

/** Signs and encrypts the header over the spooled parts and seals it with the keys. */
export async function signAndSeal(
  app: App,
  exchange: Exchange,
  submission: Submission,
  { id, sealing, spooled }: Spooled,
): Promise<ReadyMessage> {
  const { point, partner } = exchange
  const now = app.clock.now()
  const recipient =
    recipientOf(partner, now) ??
    refuse('PARTNER_UNKNOWN', 'the partner has no certificate that is trusted and valid now')
  const parts = spooled.map((part) => ({ ...part, contentId: `${randomUUID()}@${point.domain}` }))
  const message = headerOf(exchange, submission, { id, now, parts })
  const composed = await composeMessage(message, parts, signerFor(point, partner, now), recipient)
  return {
    row: rowOf(id, now, message, submission, composed.digests),
    wire: {
      ...packagingOf(parts.length),
      sealedEnvelope: seal(sealing, envelopePlace(point.tenant, id), composed.envelope),
      sealedKeys: await sealKeys(app, point.tenant, id, { sealing, content: composed.contentKey }),
    },
    parts: parts.map(partRow),
    sha256: sha256Hex(composed.envelope),
  }
}

/** Without parts the SOAP part goes alone. */
function packagingOf(parts: number): Pick<WireRow, 'contentType' | 'framing' | 'block'> {
  if (parts === 0) return { contentType: soapType, framing: null, block: '' }
  const boundary = `=_${randomUUID()}`
  const framing = { boundary, preamble: '', epilogue: '\r\n' } as const
  return { contentType: multipartType(boundary), framing, block: rootBlock }
}
