// One changed byte at a place that is found by what stands before or after it.

/** The bytes with one changed, `offset` after a mark: the first of the marks, or with `-1` the last. */
export function changedAfter(bytes: Buffer, mark: string, offset: number, which: 0 | -1 = 0): Buffer {
  const found = which === 0 ? bytes.indexOf(mark) : bytes.lastIndexOf(mark)
  return changedAt(bytes, found, found + mark.length + offset)
}

/** The bytes with one changed, `offset` before the last of the marks. */
export function changedBefore(bytes: Buffer, mark: string, offset: number): Buffer {
  const found = bytes.lastIndexOf(mark)
  return changedAt(bytes, found, found - offset)
}

function changedAt(bytes: Buffer, found: number, place: number): Buffer {
  const before = bytes[place]
  if (found < 0 || before === undefined) throw new Error('there is no such place in the message')
  const changed = Buffer.from(bytes)
  // in base64 still base64: a letter becomes another one
  changed[place] = before === 0x41 ? 0x42 : 0x41
  return changed
}
