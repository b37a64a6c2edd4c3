/** What the headers of an entry say. */
export interface Headers {
  name: string
  at: Date
  crc: number
  size: number
  packed: number
  /** Compressed, with its sizes after it; otherwise stored. */
  streamed: boolean
}

const utf8 = 0x800
const sizesFollow = 0x8
/** Version 2.0 is needed for compressed entries; made on Unix, where names have no code pages. */
const version = 20
const madeOnUnix = 3 << 8
const readable = 0o100644

/** The header before an entry (APPNOTE 4.3.7). */
export function localHeader(headers: Headers): Buffer {
  const name = Buffer.from(headers.name)
  const fixed = Buffer.alloc(30)
  fixed.writeUInt32LE(0x04034b50, 0)
  common(fixed, 4, headers, name, headers.streamed)
  return Buffer.concat([fixed, name])
}

/** The sizes after an entry that streamed (4.3.9). */
export function dataDescriptor({ crc, packed, size }: Headers): Buffer {
  const fixed = Buffer.alloc(16)
  fixed.writeUInt32LE(0x08074b50, 0)
  fixed.writeUInt32LE(crc, 4)
  fixed.writeUInt32LE(packed, 8)
  fixed.writeUInt32LE(size, 12)
  return fixed
}

/** The entry of the directory (4.3.12). */
export function centralHeader(headers: Headers, comment: string, offset: number): Buffer {
  const name = Buffer.from(headers.name)
  const said = Buffer.from(comment)
  const fixed = Buffer.alloc(46)
  fixed.writeUInt32LE(0x02014b50, 0)
  fixed.writeUInt16LE(madeOnUnix | version, 4)
  common(fixed, 6, headers, name, false)
  fixed.writeUInt16LE(said.length, 32)
  fixed.writeUInt32LE(readable * 0x10000, 38)
  fixed.writeUInt32LE(offset, 42)
  return Buffer.concat([fixed, name, said])
}

/** The end of the archive (4.3.16). */
export function endOfArchive(count: number, size: number, offset: number): Buffer {
  const fixed = Buffer.alloc(22)
  fixed.writeUInt32LE(0x06054b50, 0)
  fixed.writeUInt16LE(count, 8)
  fixed.writeUInt16LE(count, 10)
  fixed.writeUInt32LE(size, 12)
  fixed.writeUInt32LE(offset, 16)
  return fixed
}

function common(fixed: Buffer, from: number, headers: Headers, name: Buffer, isOpen: boolean): void {
  const { at, crc, packed, size, streamed } = headers
  fixed.writeUInt16LE(version, from)
  fixed.writeUInt16LE(utf8 | (streamed ? sizesFollow : 0), from + 2)
  fixed.writeUInt16LE(streamed ? 8 : 0, from + 4)
  fixed.writeUInt32LE(dosTime(at), from + 6)
  fixed.writeUInt32LE(isOpen ? 0 : crc, from + 10)
  fixed.writeUInt32LE(isOpen ? 0 : packed, from + 14)
  fixed.writeUInt32LE(isOpen ? 0 : size, from + 18)
  fixed.writeUInt16LE(name.length, from + 22)
}

/** Date and time as archives have them, to two seconds; in UTC, so that the same instant gives the same bytes. */
function dosTime(at: Date): number {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return date * 0x10000 + time
}
