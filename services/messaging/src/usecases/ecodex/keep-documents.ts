import { together } from '@sustento/platform/postgres/together'
import { seal } from '@sustento/platform/seal/seal'
import type { EntityManager } from 'typeorm'
import { v7 } from 'uuid'
import type { VerifiedContainer } from '../../ecodex/asic/container.ts'
import { readLabel } from '../../ecodex/asic/document-label.ts'
import { isPdfToken } from '../../ecodex/parts.ts'
import { type ContainedPartRow, insertContainedPart, namePlace } from '../../store/contained-parts.ts'
import { contentWriter } from '../../store/content.ts'
import { openSpool } from '../../store/spools.ts'
import type { App } from '../app.ts'
import { describePart } from '../describe-part.ts'
import type { Received } from './open-received.ts'

/** The documents of a container, kept apart and nobody's yet. */
export interface Contained {
  parts: ContainedPartRow[]
  /** In the transaction that accepts their message. */
  store(tx: EntityManager): Promise<void>
  /** When it is not accepted; does nothing after it was. */
  discard(): Promise<void>
}

/**
 * Keeps the documents of a container under the key of their message. What they are is what their sender says; the one that
 * the token vouches for is the form as people read it.
 */
export async function keepDocuments(
  app: App,
  tenant: string,
  { row, sealing }: Received,
  documents: VerifiedContainer['documents'],
  main: string,
): Promise<Contained> {
  const content = v7()
  const spool = openSpool(await app.dbs.get(tenant), content, app.clock.now())
  try {
    const parts: ContainedPartRow[] = []
    for (const [position, { name, size, sha256, comment, open }] of documents.entries()) {
      const writer = contentWriter(spool, sealing, { tenant, content, part: position })
      for await (const chunk of open()) await writer.write(chunk)
      await writer.end()
      const sealedName = seal(sealing, namePlace(tenant, row.id, position), Buffer.from(name))
      const id = `document-${position + 1}`
      parts.push({ content, position, id, size, sha256, sealedName, ...describe(name, comment, name === main) })
    }
    const store = async (tx: EntityManager) => {
      const last = spool.keep()
      if (last.length > 0) await together(tx, last)
      for (const part of parts) await insertContainedPart(tx, row.id, part)
    }
    return { parts, store, discard: spool.discard }
  } catch (error) {
    await spool.discard()
    throw error
  }
}

function describe(name: string, comment: string, isMain: boolean) {
  const { mediaType, properties } = readLabel(comment, name)
  if (properties.length > 0) return { mediaType, ...describePart(properties) }
  const kind = isPdfToken(name) ? 'token' : isMain && mediaType === 'application/pdf' ? 'form-pdf' : 'attachment'
  return { mediaType, kind, documentKind: '' }
}
