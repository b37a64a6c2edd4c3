/** A stream of the given bytes, cut at the given places. */
export async function* cut(bytes: Uint8Array, at: number[] = []): AsyncGenerator<Uint8Array> {
  const places = [...new Set([0, ...at.map((place) => Math.min(place, bytes.length)), bytes.length])].sort(
    (a, b) => a - b,
  )
  for (let i = 1; i < places.length; i++) yield bytes.subarray(places[i - 1], places[i])
}

/** A stream of the given bytes in pieces of one size. */
export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The whole of a stream. */
export async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
