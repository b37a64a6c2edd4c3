/** Something that gives bytes. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** One piece of a content, and whether it is the last one. */
export interface Piece {
  bytes: Buffer
  last: boolean
}

/** Cuts a stream into pieces of one size, the last one shorter (empty for an empty stream). Holds one piece at a time. */
export async function* pieces(source: Bytes, size: number): AsyncGenerator<Piece> {
  let held = Buffer.alloc(size)
  let length = 0
  for await (const part of source) {
    for (let rest = part; rest.length > 0; ) {
      // Only when more follows is it certain that a full piece is not the last.
      if (length === size) {
        yield { bytes: held, last: false }
        held = Buffer.alloc(size)
        length = 0
      }
      const taken = rest.subarray(0, size - length)
      held.set(taken, length)
      length += taken.length
      rest = rest.subarray(taken.length)
    }
  }
  yield { bytes: held.subarray(0, length), last: true }
}
