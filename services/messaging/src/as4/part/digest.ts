import { createHash } from 'node:crypto'
import { EbmsError } from '../ebms-error.ts'
import { canonical } from '../xml/canonical.ts'
import { withXml } from '../xml/document.ts'
import { scanUtf8 } from '../xml/scan.ts'
import { decodeXml, isXml } from './charset.ts'

/** Computes the digest of a part while it arrives. */
export interface PartDigest {
  update(chunk: Buffer): void
  /** Base64; empty where the content cannot have one, which then matches nothing. */
  value(): string
}

/** An uncompressed XML part is canonicalised as a tree, so its size is limited. */
export const maxXmlPart = 4 << 20

/** How the content of a media type is digested. */
export type DigestKind = 'xml' | 'text' | 'bytes'

/** Which of the three it is for a media type. */
export function digestKind(mediaType: string): DigestKind {
  if (isXml(mediaType)) return 'xml'
  return /^text\//i.test(mediaType) ? 'text' : 'bytes'
}

/**
 * The Attachment-Content-Signature-Transform: XML is canonicalised, other text has its line ends made CRLF, everything
 * else is digested as it is. The media type is the one of the content, which is gzip for whatever we send.
 */
export function partDigest(mediaType: string): PartDigest {
  const kind = digestKind(mediaType)
  if (kind === 'xml') return xmlDigest()
  if (kind === 'text') return textDigest()
  const hash = createHash('sha256')
  return { update: (chunk) => hash.update(chunk), value: () => hash.digest('base64') }
}

function xmlDigest(): PartDigest {
  const chunks: Buffer[] = []
  let size = 0
  return {
    update: (chunk) => {
      size += chunk.length
      if (size <= maxXmlPart) chunks.push(Buffer.from(chunk))
    },
    value: () => (size <= maxXmlPart ? canonicalDigest(Buffer.concat(chunks)) : ''),
  }
}

function canonicalDigest(content: Buffer): string {
  try {
    const limits = { elements: 100_000, attributesOfElement: 64, depth: 200 }
    const text = scanUtf8(Buffer.from(decodeXml(content)))
    // Of the document, not of its root: processing instructions beside the root are covered as well.
    return withXml(text, limits, ({ doc }) => createHash('sha256').update(canonical(doc)).digest('base64'))
  } catch (error) {
    if (error instanceof EbmsError) return ''
    throw error
  }
}

function textDigest(): PartDigest {
  const hash = createHash('sha256')
  let afterReturn = false
  return {
    update: (chunk) => {
      const text = chunk.toString('latin1')
      const joined = afterReturn && text.startsWith('\n') ? text.slice(1) : text
      hash.update(Buffer.from(joined.replace(/\r\n|\r|\n/g, '\r\n'), 'latin1'))
      afterReturn = text.endsWith('\r')
    },
    value: () => hash.digest('base64'),
  }
}
