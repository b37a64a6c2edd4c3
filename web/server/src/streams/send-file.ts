import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { type FileHead, fileHeaders } from './answer-headers.ts'

/** One element of a download. */
interface Element {
  data: Uint8Array
}

/**
 * Sends a stream of elements as a file, at the pace of the browser. The head is made from the first element, so that a
 * refusal is still an answer of its own; a failure in the middle cuts the connection, so that no half passes as the
 * whole. A browser that goes away ends the call.
 */
export async function sendFile<E extends Element>(
  response: Response,
  elements: AsyncIterable<E>,
  headOf: (first: E | undefined) => FileHead,
): Promise<void> {
  const iterator = elements[Symbol.asyncIterator]()
  const first = await iterator.next()
  response.set(fileHeaders(headOf(first.done ? undefined : first.value)))
  await pipeline(Readable.from(bytes(iterator, first)), response).catch((error: unknown) => {
    if (isGone(error)) return
    throw error
  })
}

async function* bytes<E extends Element>(iterator: AsyncIterator<E>, first: IteratorResult<E>) {
  try {
    for (let next = first; !next.done; next = await iterator.next()) yield next.value.data
  } finally {
    await iterator.return?.()
  }
}

/** The browser went away, which is its right. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
