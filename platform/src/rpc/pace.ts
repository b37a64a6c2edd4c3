import type { EventEmitter } from 'node:events'

/**
 * Waits until a full stream has room again, or until the other event says that nobody reads any more. To be called
 * after `write` answered false. Listens to nothing afterwards: a stream may have millions of messages.
 */
export function room(stream: EventEmitter, orEnd: 'close' | 'status'): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  stream.once('drain', resolve).once(orEnd, resolve)
  return promise.finally(() => stream.off('drain', resolve).off(orEnd, resolve))
}
