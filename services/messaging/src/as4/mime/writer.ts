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
  const [open, close] = edges(framing)
  return parts.reduce(
    (sum, part, index) => sum + (index === 0 ? open : between(framing)).length + head(part).length + part.length,
    close.length,
  )
}

/** Writes the message part by part; nothing but the chunk in hand is held. */
export async function* writeMultipart(framing: Framing, parts: LeavingPart[]): AsyncGenerator<Uint8Array> {
  const [open, close] = edges(framing)
  for (const [index, part] of parts.entries()) {
    yield Buffer.from((index === 0 ? open : between(framing)) + head(part), 'latin1')
    let length = 0
    for await (const chunk of part.body) {
      length += chunk.length
      yield chunk
    }
    if (length !== part.length) throw new Fault('a part has another length than was announced')
  }
  yield Buffer.from(close, 'latin1')
}

const head = (part: Pick<LeavingPart, 'block'>) => (part.block === '' ? '\r\n' : `${part.block}\r\n\r\n`)
const between = (framing: Framing) => `\r\n--${framing.boundary}\r\n`
const edges = (framing: Framing) =>
  [`${framing.preamble}--${framing.boundary}\r\n`, `\r\n--${framing.boundary}--${framing.epilogue}`] as const
