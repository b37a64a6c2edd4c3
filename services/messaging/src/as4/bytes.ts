/** What compressors give at a time: of the 16 KiB that are usual, a large content makes too many pieces. */
export const gzipPiece = 1 << 16

/** Source of a stream of bytes. */
export type ByteSource = AsyncIterable<Uint8Array>

/** Reads a stream by pulling: what is held never grows beyond one chunk and what the caller asked to look at. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: ByteSource) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** What has been read and not been taken. */
  get held(): Buffer {
    return this.#held
  }

  /** Reads another chunk; false at the end of the stream. */
  async more(): Promise<boolean> {
    for (;;) {
      const next = await this.#source.next()
      if (next.done) return false
      if (next.value.length === 0) continue
      const { buffer, byteOffset, length } = next.value
      const chunk = Buffer.from(buffer, byteOffset, length)
      this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
      return true
    }
  }

  /** Reads until at least `size` bytes are held; false when the stream ends before. */
  async atLeast(size: number): Promise<boolean> {
    while (this.#held.length < size) if (!(await this.more())) return false
    return true
  }

  /** Takes the next `size` bytes, which must be held. */
  take(size: number): Buffer {
    const taken = this.#held.subarray(0, size)
    this.#held = this.#held.subarray(size)
    return taken
  }
}

/** Collects a stream whose size is limited; `tooLarge` throws. */
export async function collect(source: ByteSource, limit: number, tooLarge: () => never): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > limit) tooLarge()
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks)
}

/** Shows each chunk of a stream to somebody as it passes. */
export async function* watched<Chunk>(
  source: AsyncIterable<Chunk>,
  see: (chunk: Chunk) => void,
): AsyncGenerator<Chunk> {
  for await (const chunk of source) {
    see(chunk)
    yield chunk
  }
}
