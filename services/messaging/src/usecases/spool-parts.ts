import { createHash } from 'node:crypto'
import { type InflateLimits, inflatesTooMuch } from '../as4/part/inflate.ts'
import { type PreparedPart, prepare } from '../as4/part/outgoing.ts'
import { contentWriter, type Place } from '../store/content.ts'
import type { Spool } from '../store/spools.ts'
import { checkPart, type PartData, PartStream, refuseBomb } from './part-stream.ts'
import type { SubmittedPart } from './submission.ts'

/** A part in its signed form, with what is to be said about it. */
export type SpooledPart = PreparedPart & Pick<SubmittedPart, 'id' | 'mediaType' | 'properties'>

/** Where parts are spooled to, and what they may be. */
export interface Spooling {
  spool: Spool
  /** Key that seals them. */
  sealing: Buffer
  place: Omit<Place, 'part'>
  limits: InflateLimits
  /** Whether parts go compressed that say nothing else. */
  compress: boolean
}

/** Brings into their signed form and seals the parts as they stream in, one after the other in the order of the header. */
export async function spoolParts(
  { spool, sealing, place, limits, compress }: Spooling,
  parts: SubmittedPart[],
  data: AsyncIterable<PartData>,
): Promise<SpooledPart[]> {
  const stream = new PartStream(data)
  const spooled: SpooledPart[] = []
  for (const [index, part] of parts.entries()) {
    const writer = contentWriter(spool, sealing, { ...place, part: index })
    const form = { mediaType: part.mediaType, compress: part.compress ?? compress }
    const one = await prepare(stream.of(part, limits.size), form, (chunk) => writer.write(chunk))
    await writer.end()
    checkPart(part, one)
    if (one.compressed && inflatesTooMuch(limits, one.size, one.signedSize)) refuseBomb(part)
    spooled.push({ ...one, id: part.id, mediaType: part.mediaType, properties: part.properties })
  }
  await stream.end()
  return spooled
}

/** SHA-256 in hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
