import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Fault } from '@sustento/platform/errors'
import { type ByteSource, gzipPiece } from '../as4/bytes.ts'
import { readContent } from '../store/content.ts'
import type { PartRow } from '../store/message-row.ts'
import type { App } from './app.ts'

/** A part whose sealing key is known. */
export interface SealedPart {
  /** The content that it lies in: that of its message, or of the container it came in. */
  content: string
  part: Pick<PartRow, 'position' | 'size' | 'signedSize' | 'compressed'>
  sealing: Buffer
}

/** The content of a part as its sender handed it in. */
export async function openPart(app: App, tenant: string, { content, part, sealing }: SealedPart): Promise<ByteSource> {
  const place = { tenant, content, part: part.position }
  const signed = readContent(await app.dbs.get(tenant), sealing, place, part.signedSize)
  return whole(part.compressed ? inflated(signed) : signed, part.size)
}

function inflated(compressed: ByteSource): ByteSource {
  const source = Readable.from(compressed)
  const gunzip = createGunzip({ chunkSize: gzipPiece })
  source.on('error', (error) => gunzip.destroy(error))
  return source.pipe(gunzip)
}

/** What is missing at the end is not passed off as the whole. */
async function* whole(content: ByteSource, size: number): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const chunk of content) {
    seen += chunk.length
    yield chunk
  }
  if (seen !== size) throw new Fault('the content of a part is not complete')
}
