import { createHash } from 'node:crypto'
import { refuse } from '@sustento/platform/errors'
import { collect, watched } from '../../as4/bytes.ts'
import { propertyOf } from '../../as4/ebms/user-message.ts'
import { inflatesTooMuch } from '../../as4/part/inflate.ts'
import { fileNameFor, writeLabel } from '../../ecodex/asic/document-label.ts'
import { writeContainer } from '../../ecodex/asic/write-container.ts'
import type { NewZipFile } from '../../ecodex/asic/write-zip.ts'
import { containerPart, tokenPart } from '../../ecodex/parts.ts'
import { type NewToken, writeToken } from '../../ecodex/token/write.ts'
import { countryOf, evidenceSigner } from '../../store/access-point.ts'
import type { App } from '../app.ts'
import { checkPart, type PartData, PartStream, refuseBomb } from '../part-stream.ts'
import type { SubmittedPart } from '../submission.ts'
import type { Leaving } from './accept-submission.ts'

/** A submission as it goes: its parts, and their data in the same order. */
export interface Travelling {
  parts: SubmittedPart[]
  data: AsyncIterable<PartData>
}

/** Largest business document that is held in memory, where it does not come before the others. */
const longestHeld = 4 << 20

/**
 * Puts the documents of a submission into a container and vouches for the main one in a trust token. The business
 * document stays outside. Everything streams through; names, digests and kinds of the documents are kept.
 */
export function contain(
  { limits }: App,
  leaving: Leaving & { at: Date; sender: string },
  { parts, data }: Travelling,
  business: SubmittedPart,
): Travelling {
  const { id, at } = leaving
  const signer = evidenceSigner(leaving.point, at)
  const stream = new PartStream(data)
  const isFirst = parts[0] === business
  const documents = parts.filter((part) => part !== business)
  const main = documents.find(isRendering) ?? documents[0]
  const tooLarge = () => refuse('PAYLOAD_TOO_LARGE', 'a business document is too large', { part: business.id })
  let held: Uint8Array = Buffer.alloc(0)
  let vouched: NewToken['document'] | undefined

  async function* files(): AsyncGenerator<NewZipFile> {
    const taken = new Set<string>()
    for (const part of parts) {
      if (part === business) {
        if (!isFirst) held = await collect(stream.of(part, limits.size), longestHeld, tooLarge)
        continue
      }
      const hash = createHash('sha256')
      let size = 0
      const content = watched(stream.of(part, limits.size), (chunk) => {
        size += chunk.length
        hash.update(chunk)
      })
      const name = fileNameFor(part, propertyOf(part.properties, 'name'), taken)
      yield { name, comment: writeLabel(part), content }
      const sha256 = hash.digest('hex')
      checkPart(part, { size, sha256 })
      if (part === main) vouched = { name, mediaType: part.mediaType, sha256 }
    }
  }

  async function* contained(): AsyncGenerator<PartData> {
    const own = (bytes: Uint8Array): PartData => ({ part: business.id, data: bytes })
    if (isFirst) for await (const bytes of stream.of(business, limits.size)) yield own(bytes)
    const totals = { size: 0, packed: 0 }
    const container = { id: `c-${id}`, at, signer, totals }
    for await (const bytes of writeContainer(files(), container)) yield { part: containerPart.id, data: bytes }
    if (inflatesTooMuch(limits, totals.size, totals.packed)) refuseBomb(containerPart)
    await stream.end()
    if (!isFirst) yield own(held)
    if (vouched === undefined) return
    const { party } = leaving.point
    const token = {
      issuer: party,
      country: countryOf(leaving.point, at),
      sender: leaving.sender,
      document: vouched,
      at,
    }
    yield { part: tokenPart.id, data: await writeToken({ ...token, id: `t-${id}` }, signer) }
  }
  const first = isFirst ? [business, containerPart] : [containerPart, business]
  return { parts: [...first, tokenPart], data: contained() }
}

/** Whether a part is the form as people read it: the document that a token vouches for. */
const isRendering = ({ properties }: SubmittedPart) => propertyOf(properties, 'kind') === 'form-pdf'
