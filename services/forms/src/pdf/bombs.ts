import { inflateSync } from 'node:zlib'

/** How much all streams of a PDF may hold together. */
const budgetBytes = 128 * 1024 * 1024
const depth = 4

/**
 * Whether the compressed streams of a PDF stay within bounds: they are inflated by a decompressor that stops at the
 * limit, before a reader that does not stop sees them.
 */
export function isWithinBounds(pdf: Uint8Array, budget = budgetBytes): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const left = { bytes: budget }
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1)
    if (!inflates(bytes.subarray(start), left, depth)) return false
  }
  return true
}

function inflates(bytes: Buffer, left: { bytes: number }, deeper: number): boolean {
  if (!isCompressed(bytes)) return true
  if (deeper === 0) return false
  const inner = inflated(bytes, left.bytes)
  if (inner === undefined) return false
  left.bytes -= inner.length
  return inflates(inner, left, deeper - 1)
}

/** The head of data that `FlateDecode` reads. */
const isCompressed = (bytes: Buffer): boolean =>
  bytes.length > 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && ((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)) % 31 === 0

/** What is in it; nothing for what only looks compressed; undefined for more than the limit. */
function inflated(bytes: Buffer, limit: number): Buffer | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(limit, 1), finishFlush: 2 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? undefined : Buffer.alloc(0)
  }
}
