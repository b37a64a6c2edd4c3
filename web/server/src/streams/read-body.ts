import { Refused } from '@sustento/platform/errors'
import type { Request } from 'express'

/** The body of a request as bytes. Reading ends as soon as it is larger than it may be. */
export async function readBody(request: Request, most: number, message: string): Promise<Buffer> {
  const tooLarge = () => new Refused('PAYLOAD_TOO_LARGE', message)
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
