import { crc32, deflateRawSync } from 'node:zlib'

/** Fields of the two headers of an entry, as a hostile archive may write them. */
interface Headers {
  name: string
  flags: number
  method: number
  crc: number
  packed: number
  size: number
  extra: Buffer
}

/** An entry of an archive: its content, and where its headers lie. */
export interface ZipPart {
  name: string
  content: Uint8Array
  stored?: boolean
  local?: Partial<Headers>
  central?: Partial<Headers> & { madeBy?: number; attributes?: number; offset?: number }
}

/** Writes an archive byte by byte, so that it can lie. */
export function zipOf(parts: ZipPart[], { count = parts.length } = {}): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const data = part.stored ? Buffer.from(part.content) : deflateRawSync(part.content)
    const truth: Headers = {
      name: part.name,
      flags: 0x800,
      method: part.stored ? 0 : 8,
      crc: crc32(part.content),
      packed: data.length,
      size: part.content.length,
      extra: Buffer.alloc(0),
    }
    const file = Buffer.concat([local({ ...truth, ...part.local }), data])
    directory.push(central({ madeBy: 0x0314, attributes: 0, offset, ...truth, ...part.central }))
    files.push(file)
    offset += file.length
  }
  const list = Buffer.concat(directory)
  return Buffer.concat([...files, list, end(count, list.length, offset)])
}

function local(headers: Headers): Buffer {
  const name = Buffer.from(headers.name)
  const fixed = Buffer.alloc(30)
  fixed.writeUInt32LE(0x04034b50, 0)
  common(fixed, 4, headers, name)
  return Buffer.concat([fixed, name, headers.extra])
}

function central(headers: Headers & { madeBy: number; attributes: number; offset: number }): Buffer {
  const name = Buffer.from(headers.name)
  const fixed = Buffer.alloc(46)
  fixed.writeUInt32LE(0x02014b50, 0)
  fixed.writeUInt16LE(headers.madeBy, 4)
  common(fixed, 6, headers, name)
  fixed.writeUInt32LE(headers.attributes, 38)
  fixed.writeUInt32LE(headers.offset, 42)
  return Buffer.concat([fixed, name, headers.extra])
}

function common(fixed: Buffer, at: number, { flags, method, crc, packed, size, extra }: Headers, name: Buffer): void {
  fixed.writeUInt16LE(20, at)
  fixed.writeUInt16LE(flags, at + 2)
  fixed.writeUInt16LE(method, at + 4)
  fixed.writeUInt32LE(crc, at + 10)
  fixed.writeUInt32LE(packed, at + 14)
  fixed.writeUInt32LE(size, at + 18)
  fixed.writeUInt16LE(name.length, at + 22)
  fixed.writeUInt16LE(extra.length, at + 24)
}

function end(count: number, size: number, offset: number): Buffer {
  const fixed = Buffer.alloc(22)
  fixed.writeUInt32LE(0x06054b50, 0)
  fixed.writeUInt16LE(count, 8)
  fixed.writeUInt16LE(count, 10)
  fixed.writeUInt32LE(size, 12)
  fixed.writeUInt32LE(offset, 16)
  return fixed
}
