import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { dayOf } from '@sustento/platform/chunks/object-day'
import { headLength } from '@sustento/platform/seal/seal'
import type { SealedPieces } from '@sustento/platform/seal/seal-pieces'
import { from, to } from 'pg-copy-streams'
import type { DataSource } from 'typeorm'
import { ByteReader, type ByteSource } from '../as4/bytes.ts'
import type { Chunk } from './spools.ts'

// Chunks of a large content pass through COPY in its binary format. As a parameter pg copies a chunk twice, as a result it
// becomes a hexadecimal text of twice its size; of two gigabytes that was most of the memory and of the time.

/** Signature, flags, length of the extension: "COPY", section "Binary Format" of the manual of PostgreSQL. */
const header = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const end = Buffer.from([0xff, 0xff])
const fieldHead = 2 + 4

/** Stores one chunk. */
export async function copyIn(db: DataSource, content: string, { part, seq, sealed }: Chunk): Promise<void> {
  const size = sealed.reduce((sum, { length }) => sum + length, 0)
  const row = [date(dayOf(content)), uuid(content), int2(part), int4(seq)].map((field) => [int4(field.length), field])
  const before = Buffer.concat([header, int2(row.length + 1), ...row.flat(), int4(size)])
  await connected(db, async (connection) => {
    const stream = connection.query(from('COPY chunks (day, content, part, seq, sealed) FROM STDIN (FORMAT binary)'))
    const stored = finished(stream)
    stored.catch(() => undefined)
    for (const piece of [before, ...sealed, end])
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), stored])
    stream.end()
    await stored
  })
}

/** Reads one chunk: `open` is given its pieces; undefined where there is none. */
export function copyOut<T>(
  db: DataSource,
  content: string,
  { part, seq }: Pick<Chunk, 'part' | 'seq'>,
  open: (sealed: SealedPieces) => Promise<T>,
): Promise<T | undefined> {
  // COPY takes no parameters; a day is made from an id that was checked, the others are numbers.
  const chunk = `day = '${dayOf(content)}' AND content = '${content}' AND part = ${Number(part)} AND seq = ${Number(seq)}`
  return connected(db, async (connection) => {
    const stream = connection.query(to(`COPY (SELECT sealed FROM chunks WHERE ${chunk}) TO STDOUT (FORMAT binary)`))
    const bytes = new ByteReader(stream)
    if (!(await bytes.atLeast(header.length + fieldHead + headLength))) return undefined
    bytes.take(header.length + 2)
    const size = bytes.take(4).readInt32BE()
    const head = bytes.take(headLength)
    try {
      return await open({ head, body: rest(bytes, size - headLength) })
    } finally {
      // To the end, so that the connection can be used again.
      while (await bytes.more()) bytes.take(bytes.held.length)
    }
  })
}

async function* rest(bytes: ByteReader, size: number): ByteSource {
  for (let left = size; left > 0; ) {
    if (bytes.held.length === 0 && !(await bytes.more())) return
    const piece = bytes.take(Math.min(left, bytes.held.length))
    left -= piece.length
    yield piece
  }
}

/** What both streams are handed to. */
interface Connection {
  query<Stream>(stream: Stream): Stream
}

async function connected<T>(db: DataSource, work: (connection: Connection) => Promise<T>): Promise<T> {
  const runner = db.createQueryRunner()
  try {
    return await work(await runner.connect())
  } finally {
    await runner.release()
  }
}

function int2(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int4(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

const uuid = (text: string) => Buffer.from(text.replaceAll('-', ''), 'hex')

/** Days since 2000-01-01. */
const date = (day: string) => int4((Date.parse(day) - Date.UTC(2000, 0, 1)) / 86_400_000)
