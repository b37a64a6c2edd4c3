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

/** The white space around the parts that two writers may set differently; kept to reproduce a message byte for byte. */
export interface Framing {
  boundary: string
  /** Before the first boundary: nothing, or lines of blanks; CXF writes one line end. */
  preamble: string
  /** After the closing boundary: nothing, or blanks and lines of blanks; JavaMail writes one line end. */
  epilogue: string
  /** Blanks after the boundary before a part, by its position, where there are any (transport-padding, RFC 2046 5.1.1). */
  padding?: Record<number, string>
}

const boundaryPattern = /^[A-Za-z0-9'()+_,\-./:=? ]{0,69}[A-Za-z0-9'()+_,\-./:=?]$/

/**
 * Reads multipart/related as it arrives. What RFC 2046 leaves to taste is refused, because a second reader could take it
 * differently: preamble and epilogue with content, a boundary that is the beginning of another line, transfer encodings.
 * White space where its grammar has it is read over. `framing` is filled in while reading.
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
  framing.preamble = await readPreamble(bytes, delimiter.subarray(2))
  for (let count = 0; await nextPart(bytes, framing, count); count++) {
    if (count >= limits.parts) fail('EBMS:0007', 'too many MIME parts')
    const block = await readBlock(bytes, limits.headerBytes)
    const state = { done: false }
    yield { headers: readHeaders(block), block, body: readBody(bytes, delimiter, state) }
    if (!state.done) throw new Fault('the body of a MIME part was not read to its end')
  }
  framing.epilogue = await readEpilogue(bytes)
}

/** An empty message body or a text before the first boundary is refused. */
async function readPreamble(bytes: ByteReader, delimiter: Buffer): Promise<string> {
  const preamble = await readSpace(bytes, ' \t\r\n')
  const isFirst = (await bytes.atLeast(delimiter.length)) && bytes.take(delimiter.length).equals(delimiter)
  if (!isFirst || !/^(?:[ \t]*\r\n)*$/.test(preamble)) fail('EBMS:0007', 'the body does not begin with its boundary')
  return preamble
}

/** After a delimiter: a line end begins a part, two hyphens end the message, anything else is another boundary's name. */
async function nextPart(bytes: ByteReader, framing: Framing, position: number): Promise<boolean> {
  if ((await bytes.atLeast(2)) && startsWith(bytes, '--')) {
    bytes.take(2)
    return false
  }
  const padding = await readSpace(bytes, ' \t')
  if (!(await bytes.atLeast(2)) || !startsWith(bytes, '\r\n')) fail('EBMS:0007', 'malformed boundary line')
  bytes.take(2)
  if (padding !== '') framing.padding = { ...framing.padding, [position]: padding }
  return true
}

const startsWith = ({ held }: ByteReader, text: string) => held.toString('latin1', 0, text.length) === text

const longestSpace = 1000

/** Takes the white space that comes next, as far as it is of these characters. */
async function readSpace(bytes: ByteReader, characters: string): Promise<string> {
  for (let length = 0; length <= longestSpace; length++) {
    const isSpace =
      (await bytes.atLeast(length + 1)) && characters.includes(String.fromCharCode(bytes.held[length] ?? 0))
    if (!isSpace) return bytes.take(length).toString('latin1')
  }
  return fail('EBMS:0007', 'too much white space around the MIME parts')
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

async function readEpilogue(bytes: ByteReader): Promise<string> {
  const epilogue = await readSpace(bytes, ' \t\r\n')
  const isSpace = /^[ \t]*(?:\r\n[ \t\r\n]*)?$/.test(epilogue)
  if (!isSpace || (await bytes.atLeast(1))) fail('EBMS:0007', 'content after the closing boundary')
  return epilogue
}
