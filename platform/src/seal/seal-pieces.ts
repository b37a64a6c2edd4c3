import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { nonceLength, tagLength } from './seal.ts'

// What `seal` and `unseal` do, for values of a megabyte that come and go in pieces: none is copied together.

/** A value that is being sealed. */
export interface Sealer {
  update(piece: Uint8Array): void
  /** The sealed value, to be read one piece after the other. */
  end(): Buffer[]
}

/** Seals a value to its place as its pieces come. */
export function sealer(key: Buffer, where: string): Sealer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(where))
  const body: Buffer[] = []
  return {
    update: (piece) => body.push(cipher.update(piece)),
    end() {
      cipher.final()
      return [Buffer.concat([nonce, cipher.getAuthTag()]), ...body]
    },
  }
}

/** Bytes before the ciphertext of a sealed value. */
export const headLength = nonceLength + tagLength

/** A sealed value as it comes: its first `headLength` bytes, and the others. */
export interface SealedPieces {
  head: Buffer
  body: AsyncIterable<Uint8Array>
}

/** Opens a sealed value that comes in pieces; nothing of it is given before all of it is authentic. */
export async function unsealPieces(key: Buffer, where: string, { head, body }: SealedPieces): Promise<Buffer[]> {
  const nonce = head.subarray(0, nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(where)).setAuthTag(head.subarray(nonceLength))
  const plain: Buffer[] = []
  for await (const piece of body) plain.push(decipher.update(piece))
  decipher.final()
  return plain
}
