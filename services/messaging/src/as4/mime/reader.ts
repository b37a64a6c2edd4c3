import { Fault } from '@sustento/platform/errors'
import { ByteReader, type ByteSource } from '../bytes.ts'
import { fail } from '../ebms-error.ts'
import { type PartHeaders, readHeaders } from './headers.ts'

/** A part that arrives; its body must be read before the next part is asked for. */
export interface ArrivingPart {
  headers: PartHeaders
  /** The header block as it stood on the wire, without its empty line. */
  block: string
  body: AsyncIterable<Buffer>
}

/** What a sender may cost us before anything is known about him. */
export interface MultipartLimits {
  /** Parts, the root included. */
  parts: number
  /** Bytes of one header block. */
  headerBytes: number
}

/** The line ends around the parts that two writers may set differently; kept to reproduce a message byte for byte. */
export interface Framing {
  boundary: string
  /** Before the first boundary: nothing, or one line end as CXF writes it. */
  preamble: '' | '\r\n'
  /** After the closing boundary: nothing, or one line end as JavaMail writes it. */
  epilogue: '' | '\r\n'
}

const boundaryPattern = /^[A-Za-z0-9'()+_,\-./:=? ]{0,69}[A-Za-z0-9'()+_,\-./:=?]$/

/**
 * Reads multipart/related as it arrives. What RFC 2046 leaves to taste is refused, because a second reader could take it
 * differently: preamble and epilogue with content, white space after a boundary, a boundary that is the beginning of
 * another line, transfer encodings. `framing` is filled in while reading.
 */
export async function* readMultipart(
  source: ByteSource,
  boundary: string,
  limits: MultipartLimits,
  framing: Framing,
): AsyncGenerator<ArrivingPart> {
  if (!boundaryPattern.test(boundary)) fail('EBMS:0007', 'malformed boundary')
  const bytes = new ByteReader(source)
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  framing.preamble = await readPreamble(bytes, delimiter)
  for (let count = 0; await nextPart(bytes); count++) {
    if (count >= limits.parts) fail('EBMS:0007', 'too many MIME parts')
    const block = await readBlock(bytes, limits.headerBytes)
    const state = { done: false }
    yield { headers: readHeaders(block), block, body: readBody(bytes, delimiter, state) }
    if (!state.done) throw new Fault('the body of a MIME part was not read to its end')
  }
  framing.epilogue = await readEpilogue(bytes)
}

/** An empty message body or a text before the first boundary is refused. */
async function readPreamble(bytes: ByteReader, delimiter: Buffer): Promise<'' | '\r\n'> {
  await bytes.atLeast(2)
  const preamble = bytes.held.subarray(0, 2).equals(delimiter.subarray(0, 2)) ? '\r\n' : ''
  const expected = preamble === '' ? delimiter.subarray(2) : delimiter
  if (!(await bytes.atLeast(expected.length)) || !bytes.take(expected.length).equals(expected)) {
    fail('EBMS:0007', 'the body does not begin with its boundary')
  }
  return preamble
}

/** After a delimiter: a line end begins a part, two hyphens end the message, anything else is another boundary's name. */
async function nextPart(bytes: ByteReader): Promise<boolean> {
  if (await bytes.atLeast(2)) {
    const after = bytes.take(2).toString('latin1')
    if (after === '\r\n') return true
    if (after === '--') return false
  }
  return fail('EBMS:0007', 'malformed boundary line')
}

async function readBlock(bytes: ByteReader, limit: number): Promise<string> {
  await bytes.atLeast(2)
  if (bytes.held.subarray(0, 2).toString('latin1') === '\r\n') {
    bytes.take(2)
    return ''
  }
  for (let from = 0; ; ) {
    const end = bytes.held.indexOf('\r\n\r\n', from, 'latin1')
    if (end > limit || (end < 0 && bytes.held.length > limit + 4))
      fail('EBMS:0007', 'headers of a MIME part are too large')
    if (end >= 0) return bytes.take(end + 4).toString('latin1', 0, end)
    from = Math.max(0, bytes.held.length - 3)
    if (!(await bytes.more())) fail('EBMS:0007', 'the message ends within a header')
  }
}

async function* readBody(bytes: ByteReader, delimiter: Buffer, state: { done: boolean }): AsyncGenerator<Buffer> {
  for (;;) {
    const end = bytes.held.indexOf(delimiter)
    if (end >= 0) {
      if (end > 0) yield bytes.take(end)
      bytes.take(delimiter.length)
      state.done = true
      return
    }
    const sure = bytes.held.length - beginningAtEnd(bytes.held, delimiter)
    if (sure > 0) yield bytes.take(sure)
    if (!(await bytes.more())) fail('EBMS:0007', 'the closing boundary is missing')
  }
}

/** How many of the last bytes may be the beginning of a delimiter; mostly none, and then nothing has to be held back. */
function beginningAtEnd(bytes: Buffer, delimiter: Buffer): number {
  for (let from = Math.max(0, bytes.length - delimiter.length + 1); ; from++) {
    from = bytes.indexOf(delimiter.subarray(0, 1), from)
    if (from < 0) return 0
    const tail = bytes.subarray(from)
    if (tail.equals(delimiter.subarray(0, tail.length))) return tail.length
  }
}

async function readEpilogue(bytes: ByteReader): Promise<'' | '\r\n'> {
  if (!(await bytes.atLeast(1))) return ''
  const ends = (await bytes.atLeast(2)) && bytes.take(2).toString('latin1') === '\r\n'
  if (!ends || (await bytes.atLeast(1))) fail('EBMS:0007', 'content after the closing boundary')
  return '\r\n'
}
