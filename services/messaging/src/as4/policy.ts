import { contentIdOf } from './content-id.ts'
import { propertyOf, type UserMessage } from './ebms/user-message.ts'
import { fail } from './ebms-error.ts'
import { gzipType } from './names.ts'
import { isCharset, isXml } from './part/charset.ts'
import { digestKind } from './part/digest.ts'
import type { ExpectedPart } from './part/incoming.ts'
import type { ReadSecurity } from './security/read-security.ts'

type Properties = UserMessage['parts'][number]['properties']

/**
 * The agreement of the profile: signature over header, body and every part, encryption of every part. Returns what has
 * to arrive, by content id; parts, references and encrypted data name exactly the same.
 */
export function expectedParts(message: UserMessage, security: ReadSecurity): Map<string, ExpectedPart> {
  if (security.signature === undefined) return fail('EBMS:0103', 'the message is not signed')
  const signed = security.signature.references.filter(({ uri }) => uri.startsWith('cid:'))
  const digests = new Map(signed.map(({ uri, value }) => [contentIdOf(uri), value]))
  if (digests.size !== signed.length) fail('EBMS:0007', 'two signature references to the same part')
  const encrypted = new Map(security.encrypted.map((part) => [part.contentId, part]))
  const expected = message.parts.map((part): [string, ExpectedPart] => {
    const digest = digests.get(part.contentId) ?? fail('EBMS:0103', 'a part is not signed')
    const data = encrypted.get(part.contentId) ?? fail('EBMS:0103', 'a part is not encrypted')
    const compressed = isCompressed(part.properties)
    const { mediaType } = data
    const kind = checkMediaType(mediaType, compressed ? gzipType : propertyOf(part.properties, 'MimeType'))
    return [part.contentId, { digest, mediaType, compressed, ...kind, ...readCharset(part.properties) }]
  })
  if (digests.size !== expected.length) fail('EBMS:0007', 'a signed part is not listed in the header')
  if (encrypted.size !== expected.length) fail('EBMS:0007', 'an encrypted part is not listed in the header')
  return new Map(expected)
}

/**
 * The media type beside the encrypted data decides how the digest is made and is not signed; what the header says is.
 * The two are of one kind, but for what is called XML and has no canonical form, which can only be digested as bytes.
 */
function checkMediaType(mediaType: string, signed: string | undefined): Pick<ExpectedPart, 'notXml'> {
  const kind = digestKind(mediaType)
  if (signed === undefined || kind === digestKind(signed)) return {}
  if (kind === 'bytes' && isXml(signed)) return { notXml: true }
  return fail('EBMS:0101', 'a part is of another media type than was signed')
}

function isCompressed(properties: Properties): boolean {
  const compression = propertyOf(properties, 'CompressionType')
  if (compression === undefined) return false
  if (compression !== gzipType) fail('EBMS:0303', 'the compression is not gzip')
  if (propertyOf(properties, 'MimeType') === undefined) fail('EBMS:0303', 'a compressed part has no MimeType')
  return true
}

/** AS4 3.1: the name of an encoding by XML 1.0, 4.3.3. Only XML has one that can be compared with its content. */
function readCharset(properties: Properties): Pick<ExpectedPart, 'charset'> {
  const charset = propertyOf(properties, 'CharacterSet')
  if (charset === undefined) return {}
  if (!isCharset(charset)) fail('EBMS:0003', 'the CharacterSet of a part does not exist')
  return isXml(propertyOf(properties, 'MimeType') ?? '') ? { charset } : {}
}
