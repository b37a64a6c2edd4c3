import { type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto'

const { subtle } = webcrypto
const oaep = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/** Bytes of a content key: AES-128. */
export const contentKeyBytes = 16

/** Encrypts a content key for the owner of a certificate: RSA-OAEP, SHA-256 for digest and mask. */
export async function wrapKey(contentKey: Buffer, certificate: Buffer): Promise<Buffer> {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  const key = await subtle.importKey('spki', spki, oaep, false, ['encrypt'])
  return Buffer.from(await subtle.encrypt(oaep, key, contentKey))
}

/** A private key made ready for `unwrapKey`. */
export async function decryptionKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  return subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), oaep, false, ['decrypt'])
}

/**
 * Decrypts a content key. What cannot be decrypted gives a random key: the first part's tag then fails as it does for
 * a wrong tag, so that neither answer nor time tells which of the two it was.
 */
export async function unwrapKey(wrapped: Buffer, key: webcrypto.CryptoKey): Promise<Buffer> {
  const random = randomBytes(contentKeyBytes)
  try {
    const contentKey = Buffer.from(await subtle.decrypt(oaep, key, wrapped))
    return contentKey.length === contentKeyBytes ? contentKey : random
  } catch {
    return random
  }
}
