import { Readable } from 'node:stream'
import { Fault } from '@sustento/platform/errors'
import { Agent, request } from 'undici'
import { collect } from '../as4/bytes.ts'
import type { Post } from '../usecases/send/post.ts'

const answerBytes = 1 << 20

/** How long a partner may take. */
export interface Patience {
  connectMs: number
  /** From the end of the message to the beginning of the answer, and between two pieces of it. */
  answerMs: number
}

/** A client that posts messages. Redirects are not followed: a partner's endpoint is what its file says. */
export function poster({ connectMs, answerMs }: Patience): { post: Post; close: () => Promise<void> } {
  const dispatcher = new Agent({ connect: { timeout: connectMs }, headersTimeout: answerMs, bodyTimeout: answerMs })
  return {
    async post({ endpoint, contentType, length, body }) {
      const headers = { 'content-type': contentType, 'content-length': String(length) }
      const response = await request(endpoint, { method: 'POST', dispatcher, headers, body: Readable.from(body) })
      const type = response.headers['content-type']
      return {
        contentType: typeof type === 'string' ? type : '',
        body: await collect(response.body, answerBytes, () => {
          throw new Fault('the answer is too large')
        }),
      }
    },
    close: () => dispatcher.close(),
  }
}
