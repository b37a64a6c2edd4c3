import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'

/** Bytes that can be read from any place, chunk by chunk. */
export interface RandomBytes {
  size: number
  /** All chunks have this many bytes, the last one excepted. */
  chunkBytes: number
  chunk(seq: number): Promise<Buffer>
}

/** The place where the bytes are kept failed: nothing is said about the bytes. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** Lets the zip reader jump about in them. */
export class ChunkReader extends RandomAccessReader {
  readonly #bytes: RandomBytes

  constructor(bytes: RandomBytes) {
    super()
    this.#bytes = bytes
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(range(this.#bytes, start, end), { objectMode: false })
  }
}

/** The bytes of a short range. */
export async function readRange(bytes: RandomBytes, start: number, end: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of range(bytes, start, end)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* range({ size, chunkBytes, chunk }: RandomBytes, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < Math.min(end, size); ) {
    const seq = Math.floor(at / chunkBytes)
    const bytes = await chunk(seq).catch((cause: unknown) => {
      throw new Unreadable('a chunk could not be read', { cause })
    })
    const from = at - seq * chunkBytes
    const taken = bytes.subarray(from, Math.min(bytes.length, from + end - at))
    if (taken.length === 0) throw new Unreadable('a chunk is missing')
    yield taken
    at += taken.length
  }
}
