/** More of any is no form and no attachment; a reader would be busy with them for minutes. */
const [objectLimit, openLimit, tableLimit] = [200_000, 1000, 2000]
/** A dictionary of such a table is short. */
const nearBytes = 4096

/**
 * Whether the bytes of a PDF promise an end, seen before a reader that believes what it is told: how many objects it
 * has, that they close, and that its tables of objects (ISO 32000-1, 7.5.7 and 7.5.8) are as long as they may be and
 * compressed in the one way that `isWithinBounds` looks into.
 */
export function isSimple(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const closed = placesOf(bytes, 'endobj').length
  const objects = placesOf(bytes, ' obj').filter((at) => isDigit(bytes[at - 1]) && !isLetter(bytes[at + 4])).length
  const tables = ['/ObjStm', '/XRef'].flatMap((type) => tablesOf(bytes, type))
  const isCountable = objects <= objectLimit && objects - closed <= openLimit && tables.length <= tableLimit
  return isCountable && tables.every((at) => isPlainTable(dictionaryAt(bytes, at)))
}

/** Where a word stands; no further than a reader would be followed. */
function placesOf(bytes: Buffer, word: string): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + word.length)) {
    places.push(at)
    if (places.length > 2 * objectLimit) break
  }
  return places
}

const isDigit = (byte = 0): boolean => byte >= 0x30 && byte <= 0x39
const isLetter = (byte = 0): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

/** Where streams are that hold or list objects; `/XRefStm` only refers to one. */
const tablesOf = (bytes: Buffer, type: string): number[] =>
  placesOf(bytes, type).filter((at) => !isLetter(bytes[at + type.length]))

/** The dictionary around a place. */
function dictionaryAt(bytes: Buffer, at: number): string {
  const before = bytes.toString('latin1', Math.max(0, at - nearBytes), at)
  const after = bytes.toString('latin1', at, at + nearBytes)
  return before.slice(before.lastIndexOf(' obj') + 1) + (after.split('stream', 1)[0] ?? '')
}

function isPlainTable(dictionary: string): boolean {
  const numbers = [...dictionary.matchAll(/\/(?:Size|N|Index\s*\[)([\s\d]+)/g)].flatMap(([, list = '']) =>
    list.trim().split(/\s+/).map(Number),
  )
  const filters = dictionary.match(/\/[A-Za-z0-9]+Decode\b|\/Fl\b|\/(?:AHx|A85|LZW|RL)\b/g) ?? []
  return numbers.every((n) => n <= objectLimit * 5) && filters.every((f) => f === '/FlateDecode' || f === '/Fl')
}
