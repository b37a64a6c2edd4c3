import { type KeyObject, webcrypto } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { algorithm, declare, ns } from '../names.ts'
import { attributeOf, sequence } from '../xml/element.ts'
import type { KeyEstablishment } from './key-establishment.ts'
import { rsaSha256 } from './signature-algorithms.ts'

const { subtle } = webcrypto
const oaep = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/** Algorithm of the xenc:EncryptionMethod. */
export const keyTransport = 'http://www.w3.org/2009/xmlenc11#rsa-oaep'
const mask = 'http://www.w3.org/2009/xmlenc11#mgf1sha256'

/** RSA-OAEP with SHA-256 for digest and mask, and no label. */
export const rsaOaep: KeyEstablishment = {
  uri: keyTransport,
  usage: 'transport',
  fits: rsaSha256.fits,
  async write(contentKey, recipient, reference) {
    const wrapped = await subtle.encrypt(oaep, recipient.toCryptoKey(oaep, false, ['encrypt']), contentKey)
    return {
      method:
        `<xenc:EncryptionMethod Algorithm="${keyTransport}"><ds:DigestMethod Algorithm="${algorithm.digest}"/>` +
        `<xenc11:MGF${declare('xenc11')} Algorithm="${mask}"/></xenc:EncryptionMethod>`,
      keyInfo: reference,
      wrapped: Buffer.from(wrapped),
    }
  },
}

/** Reads the parameters of the xenc:EncryptionMethod, which must be these and no others. */
export function checkKeyTransport(method: XmlElement): void {
  const parameters = sequence(method, 'EBMS:0103')
  const digest = parameters.one(ns.ds, 'DigestMethod')
  const mgf = parameters.one(ns.xenc11, 'MGF')
  parameters.end()
  const agreed = attributeOf(digest, 'Algorithm') === algorithm.digest && attributeOf(mgf, 'Algorithm') === mask
  if (!agreed) fail('EBMS:0103', 'the key transport algorithm is not agreed')
}

/** Decrypts a content key; throws when it cannot. */
export async function unwrapTransported(wrapped: Buffer, own: KeyObject): Promise<Buffer> {
  return Buffer.from(await subtle.decrypt(oaep, own.toCryptoKey(oaep, false, ['decrypt']), wrapped))
}
