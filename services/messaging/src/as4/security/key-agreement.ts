import {
  createCipheriv,
  createDecipheriv,
  diffieHellman,
  generateKeyPair,
  hkdf,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { promisify } from 'node:util'
import { type Agreement, writeAgreement } from './agreement-method.ts'
import { openEphemeral } from './ephemeral-key.ts'
import type { KeyEstablishment } from './key-establishment.ts'
import { isOnAgreedCurve } from './signature-algorithms.ts'

const generateAsync = promisify(generateKeyPair)
const hkdfAsync = promisify(hkdf)
const agree = promisify(
  (privateKey: KeyObject, publicKey: KeyObject, done: (error: Error | null, secret: Buffer) => void) =>
    diffieHellman({ privateKey, publicKey }, done),
)
const kekBytes = 16
const saltBytes = 32
const integrityCheck = Buffer.alloc(8, 0xa6) // RFC 3394, 2.2.3.1

/** RFC 7748. */
export const x25519 = keyAgreement(
  'http://www.w3.org/2021/04/xmldsig-more#x25519',
  (key) => key.asymmetricKeyType === 'x25519',
  () => generateAsync('x25519'),
)

/** Elliptic curve Diffie-Hellman on the curve of the recipient's key (XML Encryption 1.1, 5.6.4). */
export const ecdhEs = keyAgreement('http://www.w3.org/2009/xmlenc11#ECDH-ES', isOnAgreedCurve, (recipient) =>
  generateAsync('ec', { namedCurve: recipient.asymmetricKeyDetails?.namedCurve ?? '' }),
)

function keyAgreement(
  uri: string,
  fits: (key: KeyObject) => boolean,
  ephemeralFor: (recipient: KeyObject) => Promise<{ publicKey: KeyObject; privateKey: KeyObject }>,
): KeyEstablishment {
  return {
    uri,
    usage: 'agreement',
    fits,
    async write(contentKey, recipient, reference) {
      const ephemeral = await ephemeralFor(recipient)
      const salt = randomBytes(saltBytes)
      const kek = await keyEncryptionKey(ephemeral.privateKey, recipient, salt, Buffer.alloc(0))
      const cipher = createCipheriv('id-aes128-wrap', kek, integrityCheck)
      return {
        ...writeAgreement(uri, ephemeral.publicKey, salt, reference),
        wrapped: Buffer.concat([cipher.update(contentKey), cipher.final()]),
      }
    },
  }
}

/** Opens a content key; throws when it cannot: another key, a changed byte, a point that is not on the curve. */
export async function unwrapAgreed(agreement: Agreement, wrapped: Buffer, own: KeyObject): Promise<Buffer> {
  const kek = await keyEncryptionKey(own, openEphemeral(agreement.ephemeral), agreement.salt, agreement.info)
  const decipher = createDecipheriv('id-aes128-wrap', kek, integrityCheck)
  return Buffer.concat([decipher.update(wrapped), decipher.final()])
}

async function keyEncryptionKey(own: KeyObject, other: KeyObject, salt: Buffer, info: Buffer): Promise<Buffer> {
  const secret = await agree(own, other)
  return Buffer.from(await hkdfAsync('sha256', secret, salt, info, kekBytes))
}
