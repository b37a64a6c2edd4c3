import { refuse } from '@sustento/platform/errors'

/** The same bytes; more than the limit is refused as soon as it is passed. */
export async function* limitedTo(limit: number, parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const part of parts) {
    size += part.length
    if (size > limit) refuse('PAYLOAD_TOO_LARGE', `at most ${limit / 1024 / 1024} MiB`)
    yield part
  }
}

/** All bytes together. Only for what is known to be small. */
export async function collected(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

/** The bytes of a stream of messages of the contract. */
export async function* dataOf(messages: AsyncIterable<{ data: Buffer }>): AsyncGenerator<Buffer> {
  for await (const { data } of messages) yield data
}
