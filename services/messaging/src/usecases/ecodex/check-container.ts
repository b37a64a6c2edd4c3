import { collect } from '../../as4/bytes.ts'
import { propertyOf } from '../../as4/ebms/user-message.ts'
import { fail } from '../../as4/ebms-error.ts'
import { type VerifiedContainer, verifyContainer } from '../../ecodex/asic/container.ts'
import { asicType } from '../../ecodex/asic/names.ts'
import { isPdfToken, isToken } from '../../ecodex/parts.ts'
import { longestPdf, verifyPdfToken } from '../../ecodex/token/pdf/verify.ts'
import { readToken, type TrustToken } from '../../ecodex/token/read.ts'
import type { Trust } from '../../ecodex/xades/verify.ts'
import type { PartRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { type Contained, keepDocuments } from './keep-documents.ts'
import { propertiesOf, type Received } from './open-received.ts'
import { scratch } from './scratch.ts'
import { trustFor } from './trust.ts'

const mostEntries = 64

/**
 * Verifies the container of a message, if it has one, and the trust tokens that come with it: their signatures, and that
 * the document which the XML token vouches for is in the container. What is in it is kept, as the parts that it is.
 */
export async function checkContainer(app: App, tenant: string, received: Received): Promise<Contained | undefined> {
  const { row, parts } = received
  const nameOf = (part: PartRow) => propertyOf(propertiesOf(received, part), 'name')
  const trust = trustFor(app, tenant, row)
  for (const part of parts.filter((one) => isPdfToken(nameOf(one)))) {
    await checkPdf(await received.open(part), trust)
  }
  const containers = parts.filter(({ mediaType }) => mediaType === asicType)
  const [container] = containers
  if (container === undefined) return undefined
  const tokens = parts.filter((part) => isToken(propertiesOf(received, part)))
  const [token] = tokens
  if (containers.length > 1 || tokens.length > 1) fail('EBMS:0103', 'a message has more than one container or token')
  if (token === undefined) return fail('EBMS:0103', 'a container came without its token')
  const { document } = readToken(await received.read(token), trust).token
  const place = await scratch(app, tenant)
  try {
    const limits = { ...app.limits, entries: mostEntries }
    const { keep } = place
    const bytes = await keep(await received.open(container))
    // Containers were never signed with SHA-1.
    const { documents } = await verifyContainer(bytes, { trust: { ...trust, sha1: false }, limits, keep })
    await checkDocuments(documents, document, trust)
    return await keepDocuments(app, tenant, received, documents, document.name)
  } finally {
    await place.discard()
  }
}

async function checkDocuments(
  documents: VerifiedContainer['documents'],
  vouched: TrustToken['document'],
  trust: Trust,
): Promise<void> {
  const found = documents.some(({ name, sha256 }) => name === vouched.name && sha256 === vouched.sha256)
  if (!found) fail('EBMS:0103', 'a token vouches for a document that is not in the container')
  for (const { open } of documents.filter(({ name }) => isPdfToken(name))) await checkPdf(open(), trust)
}

async function checkPdf(bytes: AsyncIterable<Uint8Array>, trust: Trust): Promise<void> {
  verifyPdfToken(Buffer.from(await collect(bytes, longestPdf, () => fail('EBMS:0103', 'a token is too large'))), trust)
}
