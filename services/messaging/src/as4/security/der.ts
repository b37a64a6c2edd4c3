/** An element of a DER encoding. */
export interface DerElement {
  tag: number
  content: Buffer
  /** Tag, length and content. */
  raw: Buffer
}

/** The elements that stand one after the other; throws where they are not DER as X.509 has it. */
export function readDer(bytes: Buffer): DerElement[] {
  const elements: DerElement[] = []
  for (let at = 0; at < bytes.length; ) {
    const { start, end } = boundsOf(bytes, at)
    if (end > bytes.length) throw new Error('the DER is cut short')
    elements.push({ tag: bytes[at] ?? 0, content: bytes.subarray(start, end), raw: bytes.subarray(at, end) })
    at = end
  }
  return elements
}

/** Where the content of the element at `at` begins and ends. Lengths of more than four bytes do not occur. */
function boundsOf(bytes: Buffer, at: number): { start: number; end: number } {
  const first = bytes[at + 1] ?? 0
  if (first < 0x80) return { start: at + 2, end: at + 2 + first }
  const count = first & 0x7f
  const start = at + 2 + count
  if (count < 1 || count > 4 || start > bytes.length) throw new Error('the DER has no definite length')
  return { start, end: start + bytes.readUIntBE(at + 2, count) }
}

/** An OBJECT IDENTIFIER in its dotted form. */
export function readOid(content: Buffer): string {
  const arcs: number[] = []
  let arc = 0
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)))
    else arcs.push(arc)
    arc = 0
  }
  return arcs.join('.')
}
