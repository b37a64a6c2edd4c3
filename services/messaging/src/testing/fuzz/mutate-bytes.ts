import type { Random } from './random.ts'

const telling = [
  '\0',
  '\r\n',
  '\r\n\r\n',
  '--',
  '<',
  '>',
  '&',
  '"',
  "'",
  '<!--',
  ']]>',
  '<!DOCTYPE a>',
  '\ufeff',
  '%40',
]
const longest = 64

/** Changes of bytes that know nothing of what the bytes mean. */
const changes: Record<string, (bytes: Buffer, random: Random) => Buffer> = {
  'one bit': (bytes, random) => {
    const at = random.below(bytes.length)
    bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << random.below(8)), at)
    return bytes
  },
  'some bytes': (bytes, random) => {
    const at = random.below(bytes.length)
    random.bytes(Math.min(bytes.length - at, 1 + random.below(longest))).copy(bytes, at)
    return bytes
  },
  'bytes taken out': (bytes, random) => {
    const at = random.below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(longest))])
  },
  'bytes twice': (bytes, random) => {
    const at = random.below(bytes.length)
    const end = at + 1 + random.below(random.oneIn(4) ? bytes.length : longest)
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)])
  },
  'something put in': (bytes, random) => {
    const at = random.below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(telling)), bytes.subarray(at)])
  },
  'cut short': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  'two pieces exchanged': (bytes, random) => {
    const [a = 0, b = 0, c = 0] = Array.from({ length: 3 }, () => random.below(bytes.length)).sort((x, y) => x - y)
    return Buffer.concat([bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c)])
  },
}

/** Changes bytes in one way, and says which. */
export function mutateBytes(bytes: Buffer, random: Random): { bytes: Buffer; what: string } {
  const what = random.pick(Object.keys(changes))
  const change = changes[what]
  return { bytes: change === undefined || bytes.length === 0 ? bytes : change(Buffer.from(bytes), random), what }
}
