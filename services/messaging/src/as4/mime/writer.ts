import { Fault } from '@sustento/platform/errors'
import type { ByteSource } from '../bytes.ts'
import type { Framing } from './reader.ts'

/** A part to be written: its header block without the empty line, its exact length and its bytes. */
export interface LeavingPart {
  block: string
  length: number
  body: ByteSource
}

/** Media type of a SOAP envelope. */
export const soapType = 'application/soap+xml; charset=UTF-8'

/** Header block of the part that holds the SOAP envelope. */
export const rootBlock = `Content-Type: ${soapType}\r\nContent-Transfer-Encoding: binary`

/** Header block of an encrypted part. */
export function partBlock(contentId: string): string {
  return [
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: binary',
    'Content-Description: Attachment',
    `Content-ID: <${contentId}>`,
  ].join('\r\n')
}

/** Value of the Content-Type header of the whole message. */
export function multipartType(boundary: string): string {
  return `multipart/related; boundary="${boundary}"; type="application/soap+xml"`
}

/** Exact length of what `writeMultipart` writes. */
export function multipartLength(framing: Framing, parts: Pick<LeavingPart, 'block' | 'length'>[]): number {
  return parts.reduce(
    (sum, part, index) => sum + opening(framing, index).length + head(part).length + part.length,
    closing(framing).length,
  )
}

/** Writes the message part by part; nothing but the chunk in hand is held. */
export async function* writeMultipart(framing: Framing, parts: LeavingPart[]): AsyncGenerator<Uint8Array> {
  for (const [index, part] of parts.entries()) {
    yield Buffer.from(opening(framing, index) + head(part), 'latin1')
    let length = 0
    for await (const chunk of part.body) {
      length += chunk.length
      yield chunk
    }
    if (length !== part.length) throw new Fault('a part has another length than was announced')
  }
  yield Buffer.from(closing(framing), 'latin1')
}

const head = (part: Pick<LeavingPart, 'block'>) => (part.block === '' ? '\r\n' : `${part.block}\r\n\r\n`)
const opening = ({ boundary, preamble, padding }: Framing, index: number) =>
  `${index === 0 ? preamble : '\r\n'}--${boundary}${padding?.[index] ?? ''}\r\n`
const closing = ({ boundary, epilogue }: Framing) => `\r\n--${boundary}--${epilogue}`
