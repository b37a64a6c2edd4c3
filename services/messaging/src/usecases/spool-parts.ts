import { createHash } from 'node:crypto'
import { refuse } from '@sustento/platform/errors'
import type { DataSource } from 'typeorm'
import { type InflateLimits, inflatesTooMuch } from '../as4/part/inflate.ts'
import { type PreparedPart, prepare } from '../as4/part/outgoing.ts'
import { contentWriter, type Place } from '../store/content.ts'
import type { SubmittedPart } from './submission.ts'

/** Bytes of the part that they are said to belong to. */
export interface PartData {
  part: string
  data: Uint8Array
}

/** A part in its signed form, with what is to be said about it. */
export type SpooledPart = PreparedPart & Pick<SubmittedPart, 'id' | 'mediaType' | 'properties'>

/** Where parts are spooled to, and what they may be. */
export interface Spool {
  db: DataSource
  /** Key that seals them. */
  sealing: Buffer
  place: Omit<Place, 'part'>
  limits: InflateLimits
  /** Whether parts go compressed that say nothing else. */
  compress: boolean
}

/** Brings into their signed form and seals the parts as they stream in, one after the other in the order of the header. */
export async function spoolParts(
  { db, sealing, place, limits, compress }: Spool,
  parts: SubmittedPart[],
  data: AsyncIterable<PartData>,
): Promise<SpooledPart[]> {
  const source = data[Symbol.asyncIterator]()
  let next = await source.next()
  const spooled: SpooledPart[] = []
  for (const [index, part] of parts.entries()) {
    const writer = contentWriter(db, sealing, { ...place, part: index })
    async function* content(): AsyncGenerator<Uint8Array> {
      let size = 0
      for (; !next.done && next.value.part === part.id; next = await source.next()) {
        size += next.value.data.length
        if (size > (part.size ?? limits.size)) exceeds(part)
        yield next.value.data
      }
    }
    const form = { mediaType: part.mediaType, compress: part.compress ?? compress }
    const one = await prepare(content(), form, (chunk) => writer.write(chunk))
    await writer.end()
    if (one.size !== (part.size ?? one.size)) differs(part, 'size')
    if (one.sha256 !== (part.sha256 ?? one.sha256)) differs(part, 'sha256')
    if (one.compressed && inflatesTooMuch(limits, one.size, one.signedSize)) {
      refuse('PAYLOAD_TOO_LARGE', 'a part compresses so well that it would be taken for a bomb', { part: part.id })
    }
    spooled.push({ ...one, id: part.id, mediaType: part.mediaType, properties: part.properties })
  }
  if (!next.done) refuse('INVALID_ARGUMENT', 'data of a part that is not next in the header', { field: 'data.part' })
  return spooled
}

function exceeds(part: SubmittedPart): never {
  if (part.size !== undefined) return differs(part, 'size')
  return refuse('PAYLOAD_TOO_LARGE', 'a part is larger than the access point accepts', { part: part.id })
}

function differs(part: SubmittedPart, field: string): never {
  refuse('INVALID_ARGUMENT', `the data of a part has another ${field} than the header says`, { part: part.id, field })
}

/** SHA-256 in hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
