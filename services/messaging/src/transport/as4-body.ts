import type { IncomingMessage } from 'node:http'
import { Interrupted } from '../usecases/receive/interrupted.ts'

/** What the sender of a body may do. */
export interface BodyLimits {
  /** Bytes of the whole message. */
  maxBytes: number
  /** How long nothing may come. */
  idleMs: number
  /** Bytes per second on average, once ten seconds have passed: a body that drips holds a place for hours. */
  minBytesPerSecond: number
}

const graceMs = 10_000

/** The body of a request as it comes, within its limits. The request stays open afterwards, so that it can be answered. */
export async function* bodyOf(request: IncomingMessage, limits: BodyLimits): AsyncGenerator<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > limits.maxBytes) throw tooLarge()
  const reader = request.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]()
  const began = performance.now()
  try {
    for (let size = 0; ; ) {
      const next = await nextWithin(reader, limits.idleMs)
      if (next.done) break
      size += next.value.length
      if (size > limits.maxBytes) throw tooLarge()
      const elapsed = performance.now() - began
      if (elapsed > graceMs && size < (limits.minBytesPerSecond * elapsed) / 1000) throw tooSlow()
      yield next.value
    }
    if (!request.complete) throw new Interrupted(400, 'the message ends before its time')
  } finally {
    // Lets go of the request, so that what is left of it can flow away. Not awaited: it waits for a pending read.
    reader.return?.()?.catch(() => undefined)
  }
}

async function nextWithin(reader: AsyncIterator<Buffer>, idleMs: number): Promise<IteratorResult<Buffer>> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(tooSlow()), idleMs)
  const next = reader.next().catch((cause: unknown) => {
    throw new Interrupted(400, 'the message ends before its time', { cause })
  })
  try {
    return await Promise.race([next, late.promise])
  } catch (error) {
    next.catch(() => undefined)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

const tooLarge = () => new Interrupted(413, 'the message is too large')
const tooSlow = () => new Interrupted(408, 'the message comes too slowly')
