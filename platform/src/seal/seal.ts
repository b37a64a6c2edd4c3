import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type DecipherGCM,
  randomBytes,
} from 'node:crypto'

// AES-256-GCM: nonce (12 bytes), tag (16), ciphertext. `final()` adds no bytes in this mode: it makes or checks the tag.
// Keys as KeyObjects: for bytes Node.js 24 raises and catches two errors, which takes longer than the encryption.

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Bytes before the ciphertext of a sealed value: nonce and tag. */
export const headLength = nonceLength + tagLength

/** Begins to seal a value to its place. `finish` ends it and gives the head: with the ciphertext it is the sealed value. */
export function beginSeal(key: Buffer, where: string): { cipher: CipherGCM; finish: () => Buffer } {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, createSecretKey(key), nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(where))
  const finish = () => {
    cipher.final()
    return Buffer.concat([nonce, cipher.getAuthTag()])
  }
  return { cipher, finish }
}

/** Begins to open a sealed value by its first `headLength` bytes; `final()` throws unless all of it was authentic. */
export function beginUnseal(key: Buffer, where: string, head: Buffer): DecipherGCM {
  const nonce = head.subarray(0, nonceLength)
  const cipher = createDecipheriv(algorithm, createSecretKey(key), nonce, { authTagLength: tagLength })
  return cipher.setAAD(Buffer.from(where)).setAuthTag(head.subarray(nonceLength))
}

/**
 * Seals a value to its place. `where` (`tenant/table/row/column`) is authenticated and not stored: a value that was
 * copied to another place, or belongs to another tenant, does not open.
 */
export function seal(key: Buffer, where: string, plain: string | Uint8Array): Buffer {
  const { cipher, finish } = beginSeal(key, where)
  const body = cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain)
  return Buffer.concat([finish(), body])
}

/** Opens what `seal` made for the same key and place; throws when a bit, the key or the place differs. */
export function unseal(key: Buffer, where: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const cipher = beginUnseal(key, where, bytes.subarray(0, headLength))
  const plain = cipher.update(bytes.subarray(headLength))
  cipher.final()
  return plain
}

/** Opens a sealed text. */
export function unsealText(key: Buffer, where: string, sealed: Uint8Array): string {
  return unseal(key, where, sealed).toString('utf8')
}
