import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cut, pieces, whole } from '../../testing/chunks.ts'
import type { ByteSource } from '../bytes.ts'
import { EbmsError } from '../ebms-error.ts'
import { readHeaders } from './headers.ts'
import { type Framing, readMultipart } from './reader.ts'
import { type LeavingPart, multipartLength, writeMultipart } from './writer.ts'

const limits = { parts: 4, headerBytes: 200 }

/** What a reader makes of a message: its parts, or the code and text of its refusal. */
async function outcome(source: ByteSource, boundary = 'b') {
  const framing: Framing = { boundary, preamble: '', epilogue: '' }
  const parts: [string, string][] = []
  try {
    for await (const part of readMultipart(source, boundary, limits, framing)) {
      parts.push([part.block, (await whole(part.body)).toString('latin1')])
    }
    return { parts, framing }
  } catch (error) {
    if (error instanceof EbmsError) return { code: error.code, detail: error.detail }
    throw error
  }
}

const part = (block: string, body: string): LeavingPart => ({
  block,
  length: Buffer.byteLength(body, 'latin1'),
  body: cut(Buffer.from(body, 'latin1')),
})

const good = '--b\r\nA: 1\r\n\r\none\r\n--b\r\n\r\n\r\n--\r\n\r\n--b--'

/** Broken or doubtful messages: each has one outcome, however it is cut. */
const hostile: Record<string, [bytes: string, detail: string]> = {
  'nothing at all': ['', 'the body does not begin with its boundary'],
  'a preamble': ['hello\r\n--b\r\n\r\nx\r\n--b--', 'the body does not begin with its boundary'],
  'line feeds only': ['--b\n\nx\n--b--\n', 'malformed boundary line'],
  'line feeds within': ['--b\r\n\r\nx\n--b--\n', 'the closing boundary is missing'],
  'no closing boundary': ['--b\r\n\r\nx', 'the closing boundary is missing'],
  'half a closing boundary': ['--b\r\n\r\nx\r\n--b-', 'malformed boundary line'],
  'a boundary that begins another line': ['--b\r\n\r\nx\r\n--b1\r\n\r\ny\r\n--b--', 'malformed boundary line'],
  'a name after a boundary and white space': ['--b c\r\n\r\nx\r\n--b--', 'malformed boundary line'],
  'an end after a boundary and white space': ['--b\r\n\r\nx\r\n--b --', 'malformed boundary line'],
  'another blank after a boundary': ['--b\v\r\n\r\nx\r\n--b--', 'malformed boundary line'],
  'a line feed after a boundary and white space': ['--b \n\r\nx\r\n--b--', 'malformed boundary line'],
  'endless white space after a boundary': [`--b${' '.repeat(1001)}\r\n`, 'too much white space around the MIME parts'],
  'a preamble of white space without line end': [' --b\r\n\r\nx\r\n--b--', 'the body does not begin with its boundary'],
  'a preamble of line feeds': ['\n--b\r\n\r\nx\r\n--b--', 'the body does not begin with its boundary'],
  'an endless preamble': ['\r\n'.repeat(501), 'too much white space around the MIME parts'],
  'an endless epilogue': [`${good}${'\r\n'.repeat(501)}`, 'too much white space around the MIME parts'],
  'a line feed after the end': [`${good}\n`, 'content after the closing boundary'],
  'content after white space after the end': [`${good} \r\n \r\n.`, 'content after the closing boundary'],
  'content after the end': [`${good}\r\nmore`, 'content after the closing boundary'],
  'one byte after the end': [`${good}\r`, 'content after the closing boundary'],
  'a second message after the end': [`${good}\r\n${good}`, 'content after the closing boundary'],
  'a header that begins folded': ['--b\r\n A: 1\r\n\r\nx\r\n--b--', 'malformed header of a MIME part'],
  'a fold of nothing': ['--b\r\nA: 1\r\n \r\n\r\nx\r\n--b--', 'malformed header of a MIME part'],
  'a folded name': ['--b\r\nContent\r\n -ID: <a@b>\r\n\r\nx\r\n--b--', 'malformed header of a MIME part'],
  'a header without name': ['--b\r\n: 1\r\n\r\nx\r\n--b--', 'malformed header of a MIME part'],
  'a header with a null': ['--b\r\nA: \0\r\n\r\nx\r\n--b--', 'malformed header of a MIME part'],
  'a lone line feed in a header': ['--b\r\nA: 1\nB: 2\r\n\r\nx\r\n--b--', 'malformed header of a MIME part'],
  'a header twice': ['--b\r\nA: 1\r\na: 2\r\n\r\nx\r\n--b--', 'repeated header of a MIME part'],
  'headers that never end': [`--b\r\nA: ${'x'.repeat(5000)}`, 'headers of a MIME part are too large'],
  'headers one byte too large': [
    `--b\r\nA: ${'x'.repeat(198)}\r\n\r\nx\r\n--b--`,
    'headers of a MIME part are too large',
  ],
  'a header that ends nowhere': ['--b\r\nA: 1', 'the message ends within a header'],
  base64: ['--b\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n--b--', 'Content-Transfer-Encoding is not binary'],
  'multipart within': ['--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\nx\r\n--b--', 'nested multipart'],
  'a malformed type': ['--b\r\nContent-Type: text/plain; a\r\n\r\nx\r\n--b--', 'malformed Content-Type'],
  'a content id without brackets': ['--b\r\nContent-ID: a@b\r\n\r\nx\r\n--b--', 'malformed Content-ID'],
  'a content id folded within': [
    `--b\r\nContent-ID: <${'a'.repeat(150)}\r\n b>\r\n\r\nx\r\n--b--`,
    'malformed Content-ID',
  ],
  'two content ids, the second by folding': [
    '--b\r\nContent-ID: <a@b>\r\n <c@d>\r\n\r\nx\r\n--b--',
    'malformed Content-ID',
  ],
  'too many parts': [`--b${'\r\n\r\n\r\n--b'.repeat(5)}--`, 'too many MIME parts'],
}

describe('reading multipart', () => {
  test.each(Object.entries(hostile))(
    'F.10 %s is refused in the same way however it is cut',
    async (_, [text, detail]) => {
      const bytes = Buffer.from(text, 'latin1')
      for (let size = 1; size <= Math.min(bytes.length + 1, 300); size++) {
        expect(await outcome(pieces(bytes, size))).toEqual({ code: 'EBMS:0007', detail })
      }
    },
  )

  test('what begins like a boundary is content', async () => {
    const body = '\r\n\r\n--\r\n--a\r\n-\r'
    const bytes = Buffer.from(`\r\n--b\r\n\r\n${body}\r\n--b--\r\n`)
    for (let size = 1; size <= bytes.length; size++) {
      expect(await outcome(pieces(bytes, size))).toEqual({
        parts: [['', body]],
        framing: { boundary: 'b', preamble: '\r\n', epilogue: '\r\n' },
      })
    }
  })

  test('white space is read over where RFC 2046 has it, and kept', async () => {
    const bytes = Buffer.from(' \t\r\n\r\n--b \t\r\n\r\none\r\n--b\r\n\r\n\r\n--b\t\r\n\r\n \r\n--b-- \r\n\r\n \n')
    const framing = { boundary: 'b', preamble: ' \t\r\n\r\n', epilogue: ' \r\n\r\n \n', padding: { 0: ' \t', 2: '\t' } }
    const bodies = ['one', '', ' ']
    for (let size = 1; size <= bytes.length; size++) {
      expect(await outcome(pieces(bytes, size))).toEqual({ parts: bodies.map((body) => ['', body]), framing })
    }
    const written = writeMultipart(
      framing,
      bodies.map((body) => part('', body)),
    )
    expect(await whole(written)).toEqual(bytes)
  })

  test('a header may be folded, and be in any encoding where nothing depends on it', async () => {
    const block =
      'Content-Type: text/xml;\r\n\tname="a.xml"\r\nContent-ID:\r\n <a@b>\r\nContent-Disposition: attachment; filename="\xc3\xa9"'
    const bytes = Buffer.from(`--b\r\n${block}\r\n\r\nx\r\n--b--`, 'latin1')
    for (let size = 1; size <= bytes.length; size++) {
      expect(await outcome(pieces(bytes, size))).toMatchObject({ parts: [[block, 'x']] })
    }
    expect(readHeaders(block)).toMatchObject({ contentId: 'a@b', contentType: { type: 'text/xml' } })
  })

  test('a written message is read back, whatever its content and its cuts', async () => {
    const text = fc.string({
      unit: fc.constantFrom('\r', '\n', '-', 'b', '\r\n--', 'x', '\0', '\u00ff'),
      maxLength: 60,
    })
    const message = fc.record({
      bodies: fc.array(text, { minLength: 1, maxLength: 4 }),
      preamble: fc.constantFrom('', '\r\n', ' \r\n'),
      epilogue: fc.constantFrom('', '\r\n', ' ', '\t\r\n '),
      padding: fc.option(fc.constantFrom(' ', '\t '), { nil: undefined }),
      cuts: fc.array(fc.nat(400), { maxLength: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(message, async ({ bodies, preamble, epilogue, padding, cuts }) => {
        const framing: Framing = {
          boundary: 'b=?0123',
          preamble,
          epilogue,
          ...(padding && { padding: { 0: padding } }),
        }
        const parts = bodies.map((body, index) => part(index === 0 ? '' : `Content-ID: <${index}@x>`, body))
        const length = multipartLength(framing, parts)
        const bytes = await whole(writeMultipart(framing, parts))
        expect(bytes.length).toBe(length)
        expect(await outcome(cut(bytes, cuts), framing.boundary)).toEqual({
          parts: bodies.map((body, index) => [parts[index]?.block, body]),
          framing,
        })
      }),
    )
  })

  test('a changed byte gives the same outcome however it is cut', async () => {
    const bytes = Buffer.from(good, 'latin1')
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      to: fc.constantFrom('\r', '\n', '-', 'b', ' ', ':', 'x'),
      cuts: fc.array(fc.nat(bytes.length), { maxLength: 12 }),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, to, cuts }) => {
        const changed = Buffer.from(bytes)
        changed.write(to, at, 'latin1')
        expect(await outcome(cut(changed, cuts))).toEqual(await outcome(cut(changed)))
      }),
    )
  })

  test.each(['', ' ', 'a ', 'a"b', 'é', 'x'.repeat(71)])('a boundary of %j is refused', async (boundary) => {
    expect(await outcome(cut(Buffer.alloc(10)), boundary)).toMatchObject({ detail: 'malformed boundary' })
  })

  test('a part that is not read to its end is a fault of ours', async () => {
    const framing: Framing = { boundary: 'b', preamble: '', epilogue: '' }
    const reading = readMultipart(cut(Buffer.from(good)), 'b', limits, framing)
    await reading.next()
    await expect(reading.next()).rejects.toThrow('was not read to its end')
  })
})
