import { constants, type KeyObject, publicEncrypt, webcrypto } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { algorithm, declare, ns } from '../names.ts'
import { attributeOf, elementsOf, is } from '../xml/element.ts'
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
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
    return {
      method:
        `<xenc:EncryptionMethod Algorithm="${keyTransport}"><ds:DigestMethod Algorithm="${algorithm.digest}"/>` +
        `<xenc11:MGF${declare('xenc11')} Algorithm="${mask}"/></xenc:EncryptionMethod>`,
      keyInfo: reference,
      wrapped: publicEncrypt({ key: recipient, ...padding }, contentKey),
    }
  },
}

/** Checks the parameters of the xenc:EncryptionMethod: these and no others. Its schema lets them stand in any order. */
export function checkKeyTransport(method: XmlElement): void {
  const parameters = elementsOf(method, 'EBMS:0103')
  const has = (uri: string, name: string, value: string) =>
    parameters.some((one) => is(one, uri, name) && attributeOf(one, 'Algorithm') === value)
  const agreed = parameters.length === 2 && has(ns.ds, 'DigestMethod', algorithm.digest) && has(ns.xenc11, 'MGF', mask)
  if (!agreed) fail('EBMS:0103', 'the key transport algorithm is not agreed')
}

const ready = new WeakMap<KeyObject, webcrypto.CryptoKey>()

/** Decrypts a content key; throws when it cannot. */
export async function unwrapTransported(wrapped: Buffer, own: KeyObject): Promise<Buffer> {
  const key = ready.get(own) ?? own.toCryptoKey(oaep, false, ['decrypt'])
  ready.set(own, key)
  return Buffer.from(await subtle.decrypt(oaep, key, wrapped))
}
