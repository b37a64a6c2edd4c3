import { setTimeout } from 'node:timers/promises'
import type { ServerDuplexStream, ServerReadableStream, ServerWritableStream } from '@grpc/grpc-js'
import { Refused } from '../errors.ts'
import { room } from './pace.ts'

/**
 * A client of Node.js that cancels, or whose deadline passes, closes its half of the stream as if it were complete and
 * resets the stream just after. Only time tells the two apart (a broken connection is known at once).
 */
const settleMs = 20

/** The messages of a client's stream; one that breaks off before its end throws, so that no part passes as the whole. */
export async function* received<T>(call: ServerReadableStream<T, unknown>): AsyncGenerator<T> {
  try {
    for await (const message of call.iterator({ destroyOnReturn: false })) yield message as T
    await setTimeout(settleMs)
  } catch (error) {
    if (!call.cancelled && !call.destroyed) throw error
  }
  if (call.cancelled || call.destroyed) throw new Refused('CANCELLED', 'the stream ended before its time')
}

/** Sends answers at the pace of the reader, at most sixteen ahead, and stops the source when the reader goes away. */
export async function sendAll<T>(
  call: ServerWritableStream<unknown, T> | ServerDuplexStream<object, T>,
  answers: AsyncIterable<T>,
): Promise<void> {
  for await (const answer of answers) {
    if (call.cancelled || call.destroyed) throw new Refused('CANCELLED', 'the reader went away')
    if (!call.write(answer)) await room(call, 'close')
  }
}
