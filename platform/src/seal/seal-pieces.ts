import { beginSeal, beginUnseal } from './seal.ts'

// What `seal` and `unseal` do, for values of a megabyte that come and go in pieces: none is copied together.

/** A value that is being sealed. */
export interface Sealer {
  update(piece: Uint8Array): void
  /** The sealed value, to be read one piece after the other. */
  end(): Buffer[]
}

/** Seals a value to its place as its pieces come. */
export function sealer(key: Buffer, where: string): Sealer {
  const { cipher, finish } = beginSeal(key, where)
  const body: Buffer[] = []
  return {
    update: (piece) => body.push(cipher.update(piece)),
    end: () => [finish(), ...body],
  }
}

/** A sealed value as it comes: its first `headLength` bytes, and the others. */
export interface SealedPieces {
  head: Buffer
  body: AsyncIterable<Uint8Array>
}

/** Opens a sealed value that comes in pieces; nothing of it is given before all of it is authentic. */
export async function unsealPieces(key: Buffer, where: string, { head, body }: SealedPieces): Promise<Buffer[]> {
  const decipher = beginUnseal(key, where, head)
  const plain: Buffer[] = []
  for await (const piece of body) plain.push(decipher.update(piece))
  decipher.final()
  return plain
}
