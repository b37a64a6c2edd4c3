import { pipeline } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { watched } from '../../as4/bytes.ts'
import { centralHeader, dataDescriptor, endOfArchive, type Headers, localHeader } from './zip-headers.ts'

/** A file to be put into an archive: short content as it is, other content compressed while it streams through. */
export interface NewZipFile {
  name: string
  /** Travels with the entry; other products look at names alone. */
  comment?: string
  content: Buffer | AsyncIterable<Uint8Array>
  /** How much a stream is compressed, 0 to 9. */
  level?: number
}

/** Bytes of all files, before and after they were compressed. */
export interface ZipTotals {
  size: number
  packed: number
}

/**
 * Writes an archive, file after file as they come. Short content is stored with its sizes before it, so that the first
 * entry can be told by its bytes; what streams has its sizes behind it. No entry has an extra field.
 */
export async function* writeZip(
  files: AsyncIterable<NewZipFile> | Iterable<NewZipFile>,
  at: Date,
  totals: ZipTotals = { size: 0, packed: 0 },
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const file of files) {
    const { name, comment = '' } = file
    const start = { name, at, crc: 0, size: 0, packed: 0 }
    const begun = offset
    let headers: Headers
    if (Buffer.isBuffer(file.content)) {
      const { length } = file.content
      headers = { ...start, streamed: false, crc: crc32(file.content), size: length, packed: length }
      const header = localHeader(headers)
      yield header
      yield file.content
      offset += header.length + length
    } else {
      headers = { ...start, streamed: true }
      const header = localHeader(headers)
      yield header
      yield* deflated(file.content, file.level, headers)
      const sizes = dataDescriptor(headers)
      yield sizes
      offset += header.length + headers.packed + sizes.length
    }
    totals.size += headers.size
    totals.packed += headers.packed
    directory.push(centralHeader(headers, comment, begun))
  }
  const list = Buffer.concat(directory)
  yield list
  yield endOfArchive(directory.length, list.length, offset)
}

/** Compresses a stream and counts it. */
async function* deflated(
  content: AsyncIterable<Uint8Array>,
  level: number | undefined,
  seen: Headers,
): AsyncGenerator<Buffer> {
  const counted = watched(content, (chunk) => {
    seen.crc = crc32(chunk, seen.crc)
    seen.size += chunk.length
  })
  const deflate = createDeflateRaw(level === undefined ? {} : { level })
  // What goes wrong comes out of the stream that is read.
  pipeline(counted, deflate, () => undefined)
  for await (const chunk of deflate) {
    seen.packed += chunk.length
    yield chunk
  }
}
