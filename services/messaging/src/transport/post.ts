import { Readable } from 'node:stream'
import type { SecureContextOptions } from 'node:tls'
import { Fault } from '@sustento/platform/errors'
import { Agent, request } from 'undici'
import { type ByteSource, collect } from '../as4/bytes.ts'
import type { Post } from '../usecases/send/post.ts'

const answerBytes = 1 << 20

/** Up to here a message goes out in one piece and not as it is made. */
const pieceBytes = 1 << 16

/** How long a partner may take, and how TLS is spoken with it. */
export interface PosterOptions {
  connectMs: number
  /** From the end of the message to the beginning of the answer, and between two pieces of it. */
  answerMs: number
  /** Versions, ciphers, our certificate and whom we trust, for partners that are reached by TLS. */
  tls?: SecureContextOptions
}

/** A client that posts messages. Redirects are not followed: a partner's endpoint is what its file says. */
export function poster({ connectMs, answerMs, tls }: PosterOptions): { post: Post; close: () => Promise<void> } {
  const connect = { timeout: connectMs, ...tls }
  const dispatcher = new Agent({ connect, headersTimeout: answerMs, bodyTimeout: answerMs })
  return {
    async post({ endpoint, contentType, length, body, signal }) {
      const headers = { 'content-type': contentType, 'content-length': String(length) }
      const options = { method: 'POST', dispatcher, headers, body: await bodyOf(body, length), signal } as const
      const response = await request(endpoint, options)
      const type = response.headers['content-type']
      return {
        status: response.statusCode,
        contentType: typeof type === 'string' ? type : '',
        body: await collect(response.body, answerBytes, () => {
          throw new Fault('the answer is too large')
        }),
      }
    },
    close: () => dispatcher.close(),
  }
}

function bodyOf(body: ByteSource, length: number): Promise<Buffer> | Readable {
  if (length > pieceBytes) return Readable.from(body)
  return collect(body, length, () => {
    throw new Fault('a message is longer than was announced')
  })
}
