import { createHash, X509Certificate } from 'node:crypto'
import { type DerElement, readDer, readOid } from './der.ts'
import { writeName } from './issuer-name.ts'

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificates of a PEM file, one after the other; whatever stands between them is passed over. Throws for a broken one. */
export function certificatesInPem(text: string): X509Certificate[] {
  return (text.match(block) ?? []).map((pem) => new X509Certificate(pem))
}

/** What a certificate is named by in a message, and what its key may be used for. */
export interface CertificateFacts {
  /** RFC 2253. */
  issuer: string
  serial: bigint
  subjectKeyIdentifier: Buffer
  /** First byte of the key usage; undefined where the certificate does not restrict it. */
  usage: number | undefined
}

/** Bits of `CertificateFacts.usage` (RFC 5280, 4.2.1.3). */
export const keyUsage = {
  signature: 0x80 | 0x40, // digitalSignature, contentCommitment
  transport: 0x20 | 0x10, // keyEncipherment, dataEncipherment
  agreement: 0x08,
} as const

const explicit = { version: 0xa0, extensions: 0xa3 } as const

const known = new WeakMap<Buffer, CertificateFacts>()

/** Reads a certificate (DER) that was accepted as one before, once: it throws for anything else. */
export function factsOf(certificate: Buffer): CertificateFacts {
  const facts = known.get(certificate) ?? readFacts(certificate)
  known.set(certificate, facts)
  return facts
}

function readFacts(certificate: Buffer): CertificateFacts {
  const fields = childrenOf(childrenOf(readDer(certificate)[0])[0])
  const [serial, , issuer, , , publicKey] = fields[0]?.tag === explicit.version ? fields.slice(1) : fields
  const extensions = extensionsOf(fields.find(({ tag }) => tag === explicit.extensions))
  const identifier = extensions.get('2.5.29.14')
  const usage = extensions.get('2.5.29.15')
  return {
    issuer: writeName(contentOf(issuer)),
    serial: BigInt(`0x${contentOf(serial).toString('hex')}`),
    subjectKeyIdentifier: identifier === undefined ? hashOf(publicKey) : contentOf(readDer(identifier)[0]),
    usage: usage === undefined ? undefined : (contentOf(readDer(usage)[0])[1] ?? 0),
  }
}

function extensionsOf(field: DerElement | undefined): Map<string, Buffer> {
  if (field === undefined) return new Map()
  return new Map(
    childrenOf(childrenOf(field)[0]).map((extension) => {
      const parts = childrenOf(extension)
      return [readOid(contentOf(parts[0])), contentOf(parts.at(-1))]
    }),
  )
}

/** Where a certificate has no identifier, WSS4J takes this one (RFC 5280, 4.2.1.2, method 1). */
function hashOf(publicKey: DerElement | undefined): Buffer {
  const bits = contentOf(childrenOf(publicKey)[1])
  return createHash('sha1').update(bits.subarray(1)).digest()
}

const childrenOf = (element: DerElement | undefined) => readDer(contentOf(element))

function contentOf(element: DerElement | undefined): Buffer {
  if (element === undefined) throw new Error('the certificate lacks a field')
  return element.content
}
