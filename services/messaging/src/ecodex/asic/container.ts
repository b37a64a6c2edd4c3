import { createHash, type X509Certificate } from 'node:crypto'
import { type ByteSource, collect, watched } from '../../as4/bytes.ts'
import { fail } from '../../as4/ebms-error.ts'
import type { Trust } from '../xades/verify.ts'
import { verifyDetached } from '../xades/verify-detached.ts'
import { asicType, signatures } from './names.ts'
import type { RandomBytes } from './random-bytes.ts'
import { readZip, type ZipLimits, type ZippedFile } from './zip.ts'

/** A container that was verified, and what is in it. */
export interface VerifiedContainer {
  signer: X509Certificate
  /** Their content may be read again for as long as what keeps it is there. */
  documents: (ContainedDocument & Pick<ZippedFile, 'comment' | 'open'>)[]
}

/** A document in a container. */
export interface ContainedDocument {
  name: string
  size: number
  /** SHA-256, hexadecimal. */
  sha256: string
}

/** What verifying needs besides the container. */
export interface Verification {
  trust: Trust
  limits: ZipLimits
  /** Keeps a stream, so that one can jump about in it. */
  keep: (source: ByteSource) => Promise<RandomBytes>
}

const longestXml = 1 << 20

/**
 * Verifies an ASiC-S container as e-CODEX has it: one archive of documents and one signature over it. The order of the
 * entries does not matter, what they are does.
 */
export async function verifyContainer(bytes: RandomBytes, verification: Verification): Promise<VerifiedContainer> {
  const { trust, limits, keep } = verification
  const files = await readZip(bytes, limits)
  const signed = await checkShape(files)
  const signatureFile = files.find(({ name }) => name === signatures) ?? fail('EBMS:0103', 'a container is not signed')
  const { signer, file, hash, digest } = verifyDetached(await whole(signatureFile), trust)
  if (file !== signed.name) fail('EBMS:0103', 'the signature of a container is not over its content')
  const found = createHash(hash)
  const inner = await keep(watched(signed.open(), (chunk) => found.update(chunk)))
  if (!found.digest().equals(digest)) fail('EBMS:0101', 'the digest of a container does not match')
  return { signer, documents: await listDocuments(await readZip(inner, limits)) }
}

/** One signed file beside `mimetype` and what is in META-INF; a second one would look as if it were signed. */
async function checkShape(files: ZippedFile[]): Promise<ZippedFile> {
  const mimetype = files.find(({ name }) => name === 'mimetype')
  if (mimetype !== undefined && (await whole(mimetype)).toString('latin1').trim() !== asicType) {
    fail('EBMS:0103', 'an archive is another container than it should be')
  }
  const inMeta = files.filter(({ name }) => name.startsWith('META-INF/'))
  if (inMeta.some(({ name }) => name !== signatures && name !== 'META-INF/manifest.xml')) {
    fail('EBMS:0103', 'a container has an unexpected file')
  }
  const [signed, ...others] = files.filter((file) => file !== mimetype && !inMeta.includes(file))
  return signed !== undefined && others.length === 0 ? signed : fail('EBMS:0103', 'a container has not one content')
}

async function listDocuments(files: ZippedFile[]): Promise<VerifiedContainer['documents']> {
  const documents: VerifiedContainer['documents'] = []
  for (const { name, size, comment, open } of files) {
    const hash = createHash('sha256')
    for await (const chunk of open()) hash.update(chunk)
    documents.push({ name, size, sha256: hash.digest('hex'), comment, open })
  }
  return documents
}

async function whole(file: ZippedFile): Promise<Buffer> {
  return collect(file.open(), longestXml, () => fail('EBMS:0103', 'a file of a container is too large'))
}
