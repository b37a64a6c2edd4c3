import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'

// AES-256-GCM: nonce (12 bytes), tag (16), ciphertext. `final()` adds no bytes in this mode: it makes or checks the tag.
// Keys as KeyObjects: for bytes Node.js 24 raises and catches two errors, which takes longer than the encryption.

/** Bytes of the nonce, with which a sealed value begins. */
export const nonceLength = 12
/** Bytes of the tag, which follows it. */
export const tagLength = 16

/**
 * Seals a value to its place. `where` (`tenant/table/row/column`) is authenticated and not stored: a value that was
 * copied to another place, or belongs to another tenant, does not open.
 */
export function seal(key: Buffer, where: string, plain: string | Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(where))
  const body = cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain)
  cipher.final()
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `seal` made for the same key and place; throws when a bit, the key or the place differs. */
export function unseal(key: Buffer, where: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const nonce = bytes.subarray(0, nonceLength)
  const tag = bytes.subarray(nonceLength, nonceLength + tagLength)
  const cipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(where)).setAuthTag(tag)
  const plain = cipher.update(bytes.subarray(nonceLength + tagLength))
  cipher.final()
  return plain
}

/** Opens a sealed text. */
export function unsealText(key: Buffer, where: string, sealed: Uint8Array): string {
  return unseal(key, where, sealed).toString('utf8')
}
