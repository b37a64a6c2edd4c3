import { createHash, webcrypto } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { KeyPair } from '../as4/security/sign.ts'

/** What may differ from an honest token. */
export interface PdfDeviation {
  /** Bytes of the file, before its range is written down and signed. */
  body?: string
  /** Digest algorithm of signature and content. */
  hash?: 'SHA-1' | 'SHA-256' | 'SHA-512'
  /** The range that is written down, of the right one. */
  range?: (right: number[]) => number[]
  /** Stands in the place of the signature, around its hexadecimal digits. */
  around?: [string, string]
  /** Whether the attributes name the certificate. */
  named?: boolean
}

const place = 8192
const oids = { 'SHA-1': '1.3.14.3.2.26', 'SHA-256': '2.16.840.1.101.3.4.2.1', 'SHA-512': '2.16.840.1.101.3.4.2.3' }

/** A PDF with a detached signature over everything but the signature, as the connector makes its tokens. */
export async function pdfTokenOf(signer: KeyPair, deviation: PdfDeviation = {}): Promise<Buffer> {
  const { body = '1 0 obj <</Type /Catalog>> endobj', range = (right) => right, around = ['<', '>'] } = deviation
  const width = (numbers: number[]) => numbers.map((number) => String(number).padStart(10)).join(' ')
  const head = `%PDF-1.7\n${body}\n2 0 obj <</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [`
  const contents = '] /Contents '
  const tail = '>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n'
  const start = head.length + 43 + contents.length
  const end = start + around[0].length + place + around[1].length
  const written = width(range([0, start, end, tail.length]))
  const before = Buffer.from(head + written + contents, 'latin1')
  const after = Buffer.from(tail, 'latin1')
  const signature = await cmsOf(Buffer.concat([before, after]), signer, deviation)
  const hex = signature.toString('hex').padEnd(place, '0')
  return Buffer.concat([before, Buffer.from(around[0] + hex + around[1], 'latin1'), after])
}

/** A detached CMS signature with the attributes of PAdES. */
async function cmsOf(content: Buffer, signer: KeyPair, { hash = 'SHA-256', named = true }: PdfDeviation) {
  const certificate = Certificate.fromBER(signer.certificate)
  const digestOf = (bytes: Uint8Array) => createHash(hash.replace('-', '')).update(bytes).digest()
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digestOf(content) })] }),
  ]
  if (named) attributes.push(signingCertificate(signer.certificate))
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        digestAlgorithm: new AlgorithmIdentifier({ algorithmId: oids[hash] }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  })
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash }
  const pkcs8 = signer.key.export({ type: 'pkcs8', format: 'der' })
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  await signed.sign(key, 0, hash, content)
  const info = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
  return Buffer.from(info.toSchema().toBER())
}

/** ESS signing-certificate-v2, SHA-256 by default. */
function signingCertificate(certificate: Buffer): Attribute {
  const digest = new OctetString({ valueHex: createHash('sha256').update(certificate).digest() })
  const id = new Sequence({ value: [digest] })
  const value = new Sequence({ value: [new Sequence({ value: [id] })] })
  return new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [value] })
}
