import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream'
import { createGzip, deflateRawSync, gzipSync } from 'node:zlib'
import { type ByteSource, gzipPiece, watched } from '../bytes.ts'
import { gzipType } from '../names.ts'
import { charsetOf, headBytes, isUtf8, isXml, utf8Check } from './charset.ts'
import { partDigest } from './digest.ts'

/** How a part is to go. */
export interface PartForm {
  /** Media type of the content as it was handed in. */
  mediaType: string
  compress: boolean
}

/** What is known about a content once it has passed. */
export interface PreparedPart {
  /** Bytes and SHA-256 (hexadecimal) of the content as it was handed in. */
  size: number
  sha256: string
  /** Character encoding of an XML content; not given where it is UTF-8 in name only. */
  charset?: string
  compressed: boolean
  /** Bytes and digest (base64) of the form that is signed, and the media type by which the digest was made. */
  signedSize: number
  digest: string
  signedType: string
}

/** Brings a content into the form that is signed as it comes, and hands that to `keep`; its digests are made on the way. */
export async function prepare(
  content: ByteSource,
  { mediaType, compress }: PartForm,
  keep: (chunk: Buffer) => Promise<void>,
): Promise<PreparedPart> {
  const plain = createHash('sha256')
  const signed = partDigest(compress ? gzipType : mediaType)
  const utf8 = utf8Check()
  let head = Buffer.alloc(0)
  let size = 0
  let signedSize = 0
  const passing = watched(content, (chunk) => {
    size += chunk.length
    plain.update(chunk)
    if (isXml(mediaType)) utf8.update(chunk)
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes)])
  })
  for await (const chunk of compress ? compressed(passing) : passing) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    signedSize += bytes.length
    signed.update(bytes)
    await keep(bytes)
  }
  const sha256 = plain.digest()
  const digest = signed.value()
  const charset = isXml(mediaType) ? charsetOf(head) : undefined
  return {
    size,
    sha256: sha256.toString('hex'),
    ...(charset === undefined || (isUtf8(charset) && !utf8.value()) ? {} : { charset }),
    compressed: compress,
    signedSize,
    // What is called XML and has no canonical form goes under a type whose digest is that of the bytes.
    ...(digest === ''
      ? { digest: sha256.toString('base64'), signedType: 'application/octet-stream' }
      : { digest, signedType: compress ? gzipType : mediaType }),
  }
}

/** How much of a content is tried; shorter ones are compressed in any case. */
const sampleBytes = 1 << 16

/** Compresses a content, or only frames it where that brings nothing: scans and archives, which are what is large. */
async function* compressed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const source = content[Symbol.asyncIterator]()
  const first = await source.next()
  const second = first.done ? first : await source.next()
  // Handing so little to the thread pool takes three times as long as compressing it here.
  if (second.done && (first.done || first.value.length < sampleBytes)) {
    yield gzipSync(first.done ? '' : first.value, { level: 1 })
    return
  }
  async function* whole() {
    if (!first.done) yield first.value
    if (!second.done) yield second.value
    yield* { [Symbol.asyncIterator]: () => source }
  }
  const level = !first.done && isDense(first.value) ? 0 : 1
  // An error on either side destroys the compressor, and reading from it then throws that error.
  yield* pipeline(whole, createGzip({ level, chunkSize: gzipPiece }), () => {})
}

/** Level 1 as well as here: most of what is sent is PDF, which higher levels only make slower. */
function isDense(beginning: Uint8Array): boolean {
  if (beginning.length < sampleBytes) return false
  return deflateRawSync(beginning.subarray(0, sampleBytes), { level: 1 }).length > 0.97 * sampleBytes
}
