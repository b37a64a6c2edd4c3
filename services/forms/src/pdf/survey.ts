/** More of either is no form and no attachment; a reader would be busy with them for minutes. */
const [objectLimit, openLimit] = [200_000, 1000]

/**
 * Whether the bytes of a PDF promise an end, seen before a reader that believes what it is told: how many objects it
 * has, that they close, and that its tables of objects (ISO 32000-1, 7.5.7 and 7.5.8) are as long as they may be and
 * compressed in the one way that `isWithinBounds` looks into.
 */
export function isSimple(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const closed = countOf(bytes, 'endobj')
  const objects = countOf(bytes, ' obj')
  return objects <= objectLimit && objects - closed <= openLimit && tablesOf(bytes).every(isPlainTable)
}

function countOf(bytes: Buffer, word: string): number {
  let count = 0
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + word.length)) count += 1
  return count
}

/** The dictionaries of streams that hold or list objects. */
function tablesOf(bytes: Buffer): string[] {
  const tables: string[] = []
  for (const type of ['/ObjStm', '/XRef']) {
    for (let at = bytes.indexOf(type); at >= 0; at = bytes.indexOf(type, at + type.length)) {
      const begin = Math.max(bytes.lastIndexOf(' obj', at), at - 4096)
      const end = bytes.indexOf('stream', at)
      tables.push(bytes.toString('latin1', begin, end < 0 ? at : Math.min(end, at + 4096)))
      if (tables.length > openLimit) return tables
    }
  }
  return tables
}

function isPlainTable(dictionary: string): boolean {
  const numbers = [...dictionary.matchAll(/\/(?:Size|N|Index\s*\[)([\s\d]+)/g)].flatMap(([, list = '']) =>
    list.trim().split(/\s+/).map(Number),
  )
  const filters = dictionary.match(/\/[A-Za-z0-9]+Decode\b|\/Fl\b|\/(?:AHx|A85|LZW|RL)\b/g) ?? []
  return numbers.every((n) => n <= objectLimit * 5) && filters.every((f) => f === '/FlateDecode' || f === '/Fl')
}
