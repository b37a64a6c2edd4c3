import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { type Attribute, ContentInfo, SignedData } from 'pkijs'
import { EbmsError, fail } from '../../../as4/ebms-error.ts'

const ids = {
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const digests: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const sha1Id = '1.3.14.3.2.26'

/** RSA alone, or with the digest that the signer names as well. */
const signatures: Record<string, string | undefined> = {
  '1.2.840.113549.1.1.1': undefined,
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
}

/** A detached CMS signature as it was read; nothing in it is proved yet. */
export interface CmsSignature {
  /** Digest algorithm of the content as node:crypto calls it. */
  hash: string
  /** Digest that the content must have. */
  contentDigest: Buffer
  /** The signed attributes as they are signed. */
  attributes: Buffer
  value: Buffer
  /** Digest of the certificate of the signer, which the attributes name. */
  certificate: { hash: string; digest: Buffer }
}

/** Reads the signature of a PDF: one signer, detached, with the attributes of PAdES (EN 319 142-1, 5.3). */
export function readCms(der: Buffer, sha1: boolean): CmsSignature {
  try {
    return read(der, sha1)
  } catch (error) {
    // The library fails in its own ways at what is damaged.
    if (error instanceof EbmsError) throw error
    return fail('EBMS:0009', 'the signature of a PDF is damaged')
  }
}

function read(der: Buffer, sha1: boolean): CmsSignature {
  const data = readSignedData(der)
  const [signer, ...others] = data.signerInfos
  if (signer === undefined || others.length > 0) return fail('EBMS:0103', 'a PDF has not one signer')
  if (data.encapContentInfo.eContentType !== ids.data || data.encapContentInfo.eContent) {
    fail('EBMS:0103', 'the signature of a PDF is about something else')
  }
  const hash = hashOf(signer.digestAlgorithm.algorithmId, sha1)
  const { algorithmId } = signer.signatureAlgorithm
  if (!(algorithmId in signatures) || (signatures[algorithmId] ?? hash) !== hash) {
    fail('EBMS:0103', 'the signature algorithm is not accepted')
  }
  const attributes = signer.signedAttrs?.attributes ?? []
  const type = attributeValue(attributes, ids.contentType)
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== ids.data) {
    fail('EBMS:0103', 'the signature of a PDF is about something else')
  }
  const encoded = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  // What is signed is the set, not the tag that it has in its place (RFC 5652, 5.4).
  encoded[0] = 0x31
  return {
    hash,
    contentDigest: octets(attributeValue(attributes, ids.messageDigest)),
    attributes: encoded,
    value: Buffer.from(signer.signature.valueBlock.valueHexView),
    certificate: readCertificateId(attributes, sha1),
  }
}

/** Behind the structure there are zeros alone, up to the end of its place. */
function readSignedData(der: Buffer): SignedData {
  const { offset, result } = fromBER(der)
  if (offset < 0 || der.subarray(offset).some((byte) => byte !== 0))
    fail('EBMS:0009', 'the signature of a PDF is damaged')
  const info = new ContentInfo({ schema: result })
  if (info.contentType !== ids.signedData) fail('EBMS:0009', 'the signature of a PDF is none')
  return new SignedData({ schema: info.content })
}

/** The first certificate that the attributes name, by its digest; SHA-256 where it does not say which. */
function readCertificateId(attributes: Attribute[], sha1: boolean): CmsSignature['certificate'] {
  const second = attributeValue(attributes, ids.signingCertificateV2)
  const first = second ?? (sha1 ? attributeValue(attributes, ids.signingCertificate) : undefined)
  const [id] = childrenOf(childrenOf(first)[0])
  const [head, next] = childrenOf(id)
  if (second === undefined) return { hash: 'sha1', digest: octets(head) }
  if (!(head instanceof Sequence)) return { hash: 'sha256', digest: octets(head) }
  const [algorithm] = head.valueBlock.value
  const name = algorithm instanceof ObjectIdentifier ? algorithm.valueBlock.toString() : ''
  return { hash: hashOf(name, false), digest: octets(next) }
}

function hashOf(id: string, sha1: boolean): string {
  return digests[id] ?? (sha1 && id === sha1Id ? 'sha1' : fail('EBMS:0103', 'the digest algorithm is not accepted'))
}

/** The one value of an attribute that is given once. */
function attributeValue(attributes: Attribute[], type: string): unknown {
  const values: unknown[] = attributes.filter((one) => one.type === type).flatMap(({ values }) => values)
  return values.length <= 1 ? values[0] : fail('EBMS:0103', 'an attribute of a signature is given twice')
}

const childrenOf = (value: unknown): unknown[] => (value instanceof Sequence ? value.valueBlock.value : [])

function octets(value: unknown): Buffer {
  if (value instanceof OctetString) return Buffer.from(value.valueBlock.valueHexView)
  return fail('EBMS:0103', 'an attribute of a signature is missing')
}
