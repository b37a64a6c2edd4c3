import { createCipheriv, createDecipheriv, createSecretKey, type DecipherGCM } from 'node:crypto'
import type { ByteSource } from '../bytes.ts'
import { fail } from '../ebms-error.ts'

const algorithm = 'aes-128-gcm'
const ivBytes = 12
const tagBytes = 16

/** What encryption adds to the length of a content: the initialisation vector before it and the tag after it. */
export const gcmOverhead = ivBytes + tagBytes

/** Encrypts a content as XML Encryption 1.1 (5.2.4) lays it out. The same key, vector and content give the same bytes. */
export async function* encrypt(content: ByteSource, key: Buffer, iv: Buffer): AsyncGenerator<Uint8Array> {
  const cipher = createCipheriv(algorithm, createSecretKey(key), iv)
  yield iv
  for await (const chunk of content) yield cipher.update(chunk)
  yield cipher.final()
  yield cipher.getAuthTag()
}

/** Receives the initialisation vector, so that the same bytes can be made again. */
export interface Vector {
  iv: Buffer
}

/**
 * Decrypts a part as it arrives. What it yields is NOT authentic before the generator has ended without an error:
 * whoever takes it keeps it from every reader until then.
 */
export async function* decrypt(wire: ByteSource, key: Buffer, vector: Vector): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  let decipher: DecipherGCM | undefined
  for await (const chunk of wire) {
    held = Buffer.concat([held, chunk])
    if (decipher === undefined) {
      if (held.length < ivBytes) continue
      vector.iv = Buffer.from(held.subarray(0, ivBytes))
      decipher = createDecipheriv(algorithm, createSecretKey(key), vector.iv, { authTagLength: tagBytes })
      held = held.subarray(ivBytes)
    }
    // The last bytes may be the tag.
    const sure = held.length - tagBytes
    if (sure <= 0) continue
    yield decipher.update(held.subarray(0, sure))
    held = held.subarray(sure)
  }
  if (decipher === undefined || held.length !== tagBytes) return undecipherable()
  try {
    decipher.setAuthTag(held)
    decipher.final()
  } catch {
    return undecipherable()
  }
}

/** One text for a wrong key, a wrong tag and a part that is too short. */
function undecipherable(): never {
  fail('EBMS:0102', 'the message cannot be decrypted')
}
