import { createHash } from 'node:crypto'
import type { ByteSource } from '../bytes.ts'
import { EbmsError, fail } from '../ebms-error.ts'
import { fitsCharset, isUtf8, utf8Check } from './charset.ts'
import { maxXmlPart, partDigest } from './digest.ts'
import { decrypt, type Vector } from './gcm.ts'
import { InflateCheck, type InflateLimits } from './inflate.ts'

/** What is known about a part before it arrives. */
export interface ExpectedPart {
  /** Media type of what was encrypted: `application/gzip` or the content's own. */
  mediaType: string
  compressed: boolean
  /** Called XML in the header and digested as bytes: believed only of a content that has no canonical form. */
  notXml?: boolean
  /** Character encoding that the header claims for an XML content. */
  charset?: string
  /** Base64, of the signature. */
  digest: string
}

/** What is known about it afterwards. */
export interface CheckedPart {
  /** Initialisation vector of its encryption. */
  iv: Buffer
  /** Bytes of the signed form, as it is kept. */
  signedSize: number
  /** Bytes of the content, decompressed. */
  size: number
  /** SHA-256 of the content, hexadecimal. */
  sha256: string
}

/**
 * Takes a part in as it arrives: decrypts, compares digest and limits, and hands the signed form (still compressed) to
 * `keep`, which must hide it until the whole message is accepted. An error means that nothing of it is to be trusted.
 *
 * A breach found in the content is raised only after the tag was found right: before that, the content may be made up
 * by somebody who learns from our answers.
 */
export async function takeIn(
  wire: ByteSource,
  expected: ExpectedPart,
  key: Buffer,
  limits: InflateLimits,
  keep: (chunk: Buffer) => Promise<void>,
): Promise<CheckedPart> {
  const vector: Vector = { iv: Buffer.alloc(0) }
  const digest = partDigest(expected.mediaType)
  const canonical = expected.notXml ? partDigest('application/xml') : undefined
  const content = contentOf(expected, limits)
  let breach: EbmsError | undefined
  let signedSize = 0
  try {
    for await (const chunk of decrypt(wire, key, vector)) {
      signedSize += chunk.length
      digest.update(chunk)
      canonical?.update(chunk)
      if (breach !== undefined) continue
      breach = await breachOf(() => content.write(chunk))
      await keep(chunk)
    }
    const value = digest.value()
    if (value === '' && signedSize > maxXmlPart) {
      fail('EBMS:0202', `XML of more than ${maxXmlPart >> 20} MiB is taken compressed only`)
    }
    if (value !== expected.digest || canonical?.value()) fail('EBMS:0101', 'the digest of a part does not match')
    if (breach !== undefined) throw breach
    return { iv: vector.iv, signedSize, ...(await content.end()) }
  } finally {
    content.destroy()
  }
}

async function breachOf(step: () => Promise<void>): Promise<EbmsError | undefined> {
  try {
    await step()
  } catch (error) {
    if (error instanceof EbmsError) return error
    throw error
  }
}

function contentOf({ compressed, charset }: ExpectedPart, limits: InflateLimits) {
  const hash = createHash('sha256')
  const utf8 = charset !== undefined && isUtf8(charset) ? utf8Check() : undefined
  let head = Buffer.alloc(0)
  let size = 0
  const see = (chunk: Buffer) => {
    size += chunk.length
    utf8?.update(chunk)
    if (head.length < 2) head = Buffer.concat([head, chunk.subarray(0, 2)])
    hash.update(chunk)
  }
  const inflate = compressed ? new InflateCheck(limits, see) : undefined
  return {
    write: async (chunk: Buffer): Promise<void> => {
      if (inflate !== undefined) return inflate.write(chunk)
      see(chunk)
      if (size > limits.size) fail('EBMS:0202', 'a part is too large')
    },
    end: async () => {
      await inflate?.end()
      const fits = charset === undefined || (fitsCharset(head, charset) && utf8?.value() !== false)
      if (!fits) fail('EBMS:0003', 'a part has another CharacterSet')
      return { size, sha256: hash.digest('hex') }
    },
    destroy: () => inflate?.destroy(),
  }
}
