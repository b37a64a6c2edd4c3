import { gzipType } from '../as4/names.ts'
import { partDigest } from '../as4/part/digest.ts'
import { type WirePart, wireBytes } from '../as4/wire.ts'
import { pieces, whole } from './chunks.ts'
import type { TestAccessPoint } from './identities.ts'
import { type Deviation, type MadeMessage, makeMessage } from './wire.ts'

/** A message whose only part is, under its signature and encryption, the given bytes; compressed unless of another type. */
export async function withSigned(
  from: TestAccessPoint,
  to: TestAccessPoint,
  signed: Buffer,
  mediaType: string = gzipType,
  deviation: Deviation = {},
): Promise<MadeMessage> {
  const digest = partDigest(mediaType)
  digest.update(signed)
  const like = await makeMessage(from, to, {
    contents: [Buffer.from('<x/>')],
    digest: digest.value(),
    inClear: mediaType === gzipType ? {} : { 0: mediaType },
    ...deviation,
  })
  const [part] = like.wire.parts as [WirePart]
  const wire = { ...like.wire, parts: [{ ...part, signedSize: signed.length, signed: () => pieces(signed, 65_536) }] }
  return { ...like, wire, bytes: await whole(wireBytes(wire)) }
}
