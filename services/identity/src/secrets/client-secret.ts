import { createHash, timingSafeEqual } from 'node:crypto'

/** SHA-256: secrets of service accounts are random, of 256 bits, so a slow hash would add nothing. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Whether the secret is the one that was hashed; takes the same time either way. */
export function isSecretOf(hash: Buffer, presented: string): boolean {
  const other = hashSecret(presented)
  return hash.length === other.length && timingSafeEqual(hash, other)
}
