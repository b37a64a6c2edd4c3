import { fail } from '../../as4/ebms-error.ts'
import { asicType, verifyContainer } from '../../ecodex/asic/container.ts'
import { isToken } from '../../ecodex/parts.ts'
import { readToken } from '../../ecodex/token/read.ts'
import type { App } from '../app.ts'
import type { Received } from './open-received.ts'
import { scratch } from './scratch.ts'
import { partnerOf, trustIn } from './trust.ts'

const mostEntries = 64

/**
 * Verifies the container of a message, if it has one, and the trust token that has to come with it: its signature, and
 * that the document it vouches for is in the container. A token as PDF is one of the documents and proves nothing here.
 */
export async function checkContainer(app: App, tenant: string, received: Received): Promise<void> {
  const { row, header, parts } = received
  const containers = parts.filter(({ mediaType }) => mediaType === asicType)
  const [container] = containers
  if (container === undefined) return
  const tokens = parts.filter(({ listed }) => isToken(header.parts[listed]?.properties ?? []))
  const [token] = tokens
  if (containers.length > 1 || tokens.length > 1) fail('EBMS:0103', 'a message has more than one container or token')
  if (token === undefined) return fail('EBMS:0103', 'a container came without its token')
  const trust = trustIn(partnerOf(app, tenant, row.partner), app.clock.now())
  const { document } = readToken(await received.read(token), trust).token
  const place = await scratch(app, tenant)
  try {
    const limits = { ...app.limits, entries: mostEntries }
    const { keep } = place
    const bytes = await keep(await received.open(container))
    // Containers were never signed with SHA-1.
    const { documents } = await verifyContainer(bytes, { trust: { ...trust, sha1: false }, limits, keep })
    const found = documents.some(({ name, sha256 }) => name === document.name && sha256 === document.sha256)
    if (!found) fail('EBMS:0103', 'a token vouches for a document that is not in the container')
  } finally {
    await place.discard()
  }
}
