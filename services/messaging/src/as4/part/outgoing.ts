import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { ByteSource } from '../bytes.ts'

/** What is known about a content once it has passed. */
export interface PreparedPart {
  /** Bytes and SHA-256 (hexadecimal) of the content as it was handed in. */
  size: number
  sha256: string
  /** Bytes and SHA-256 (base64) of its compressed form, which is signed. */
  compressedSize: number
  digest: string
}

/** Compresses a content as it comes and hands the compressed bytes to `keep`; both digests are made on the way. */
export async function prepare(content: ByteSource, keep: (chunk: Buffer) => Promise<void>): Promise<PreparedPart> {
  const plain = createHash('sha256')
  const compressed = createHash('sha256')
  const sizes = { plain: 0, compressed: 0 }
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      sizes.plain += chunk.length
      plain.update(chunk)
      yield chunk
    }
  }
  // Level 1: most of what is sent is PDF, which higher levels only make slower.
  // An error on either side destroys the compressor, and reading from it then throws that error.
  const gzip = pipeline(watched, createGzip({ level: 1 }), () => {})
  for await (const chunk of gzip as AsyncIterable<Buffer>) {
    sizes.compressed += chunk.length
    compressed.update(chunk)
    await keep(chunk)
  }
  return {
    size: sizes.plain,
    sha256: plain.digest('hex'),
    compressedSize: sizes.compressed,
    digest: compressed.digest('base64'),
  }
}
