import { fail } from '../ebms-error.ts'

/** How much of a content is looked at to find its character encoding. */
export const headBytes = 256

const xmlType = /^(text\/xml|application\/xml|[a-z]+\/[^;]+\+xml)\b/i
// EncName of XML 1.0, 4.3.3.
const encodingName = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/

/** Whether a media type is that of an XML document. */
export function isXml(mediaType: string): boolean {
  return xmlType.test(mediaType)
}

/** Character encoding of an XML document, by its first bytes (XML 1.0, appendix F). */
export function charsetOf(head: Uint8Array): string {
  const [first, second] = head
  if (isSixteenBit(first, second)) return 'UTF-16'
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(
    Buffer.from(head)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, ''),
  )?.[1]
  return declared !== undefined && encodingName.test(declared) ? declared : 'UTF-8'
}

/** The text of an XML document by its own encoding, without the declaration. */
export function decodeXml(bytes: Buffer): string {
  try {
    return decode(bytes, charsetOf(bytes.subarray(0, headBytes))).replace(/^<\?xml\s[^>]*\?>/, '')
  } catch {
    return fail('EBMS:0009', 'the XML is not in the encoding that it says')
  }
}

function decode(bytes: Buffer, charset: string): string {
  // The web's name for these two is windows-1252.
  if (/^(iso-8859-1|us-ascii)$/i.test(charset)) return bytes.toString('latin1')
  const isBigEndian = bytes[0] === 0xfe || bytes[0] === 0
  return new TextDecoder(charset === 'UTF-16' && isBigEndian ? 'utf-16be' : charset, { fatal: true }).decode(bytes)
}

/** Whether a text names a character encoding that exists. */
export function isCharset(name: string): boolean {
  try {
    return encodingName.test(name) && new TextDecoder(name) !== undefined
  } catch {
    return false
  }
}

/** Whether the first bytes of an XML document can be of the given encoding: one of sixteen bits has a mark or zeros. */
export function fitsCharset(head: Uint8Array, name: string): boolean {
  return head.length < 2 || isSixteenBit(head[0], head[1]) === /^(utf-16|iso-10646-ucs-2)/i.test(name)
}

function isSixteenBit(first: number | undefined, second: number | undefined): boolean {
  const begin = ((first ?? 0x20) << 8) | (second ?? 0x20)
  return begin === 0xfeff || begin === 0xfffe || begin === 0x3c00 || begin === 0x003c
}

/** Whether an encoding is UTF-8. */
export const isUtf8 = (name: string) => name.toLowerCase() === 'utf-8'

/** Looks at the bytes of a content as they pass. */
export interface Utf8Check {
  update(chunk: Uint8Array): void
  /** Whether all of them together are UTF-8. */
  value(): boolean
}

/** Whether a content is UTF-8. */
export function utf8Check(): Utf8Check {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let valid = true
  const decode = (chunk?: Uint8Array) => {
    try {
      if (valid) decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      valid = false
    }
    return valid
  }
  return { update: decode, value: decode }
}
