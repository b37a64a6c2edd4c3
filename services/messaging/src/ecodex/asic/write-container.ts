import { createHash } from 'node:crypto'
import { watched } from '../../as4/bytes.ts'
import type { KeyPair } from '../../as4/security/sign.ts'
import { signDetached } from '../xades/sign-detached.ts'
import { asicType, content, signatures } from './names.ts'
import { type NewZipFile, writeZip, type ZipTotals } from './write-zip.ts'

/** How a container is made. */
export interface NewContainer {
  /** Makes the ids of the signature unique. */
  id: string
  at: Date
  signer: KeyPair
  /** Counts the documents. */
  totals: ZipTotals
}

/**
 * Writes an ASiC-S container (EN 319 162-1) around documents while they stream through: first its media type, stored and
 * with nothing before it, then the archive of the documents, at last the signature over that archive.
 */
export function writeContainer(
  documents: AsyncIterable<NewZipFile>,
  { id, at, signer, totals }: NewContainer,
): AsyncGenerator<Buffer> {
  async function* files(): AsyncGenerator<NewZipFile> {
    yield { name: 'mimetype', content: Buffer.from(asicType) }
    const hash = createHash('sha256')
    // Its documents are compressed already.
    const archive = watched(writeZip(documents, at, totals), (chunk) => hash.update(chunk))
    yield { name: content, content: archive, level: 0 }
    const data = { id, at, mediaType: 'application/zip' }
    yield { name: signatures, content: await signDetached(content, hash.digest('base64'), signer, data) }
  }
  return writeZip(files(), at)
}
