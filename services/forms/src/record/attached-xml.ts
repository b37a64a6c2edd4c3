import { inflateSync } from 'node:zlib'
import { flawed } from '../render/refusals.ts'
import { xmlLimit } from '../xml/parse.ts'

/** Larger than any record of a form with its fonts. */
export const pdfLimit = 64 * 1024 * 1024

/** A record has one attachment; a file with many more is none of ours. */
const attachmentLimit = 16

/** Whether the bytes begin as a PDF does. */
export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')

/**
 * The XML that is attached to a record of ours. An embedded file is a stream, and a stream and its dictionary always
 * stand in the file itself (ISO 32000-1, 7.5.7), so that they are found without reading the rest: nothing of the
 * document is interpreted, and what is compressed is inflated no further than XML may be long.
 */
export function findAttachedXml(pdf: Uint8Array): Uint8Array | undefined {
  const [first, ...others] = attachedXmls(pdf)
  // Who changed a record may have left what it said before: which of them counts, the bytes do not tell.
  if (first && others.some((xml) => Buffer.compare(xml, first) !== 0)) throw flawed('PDF_CHANGED')
  return first
}

function* attachedXmls(pdf: Uint8Array): Generator<Uint8Array> {
  if (pdf.length > pdfLimit) return
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  let at = bytes.indexOf('/EmbeddedFile')
  for (let found = 0; at >= 0 && found < attachmentLimit; at = bytes.indexOf('/EmbeddedFile', at + 1)) {
    if (/[A-Za-z]/.test(String.fromCharCode(bytes[at + 13] ?? 0))) continue
    found += 1
    const xml = streamAt(bytes, at)
    if (xml && looksLikeForm(xml)) yield xml
  }
}

const looksLikeForm = (xml: Uint8Array): boolean =>
  Buffer.from(xml.subarray(0, 512)).includes('xmlns="urn:sustento:form:')

/** The content of the stream whose dictionary holds the byte `at`. */
function streamAt(bytes: Buffer, at: number): Uint8Array | undefined {
  const keyword = bytes.indexOf('stream', at)
  const start = bytes.lastIndexOf(' obj', at)
  if (keyword < 0 || start < 0 || keyword - start > 4096) return undefined
  const dictionary = bytes.toString('latin1', start + 4, keyword)
  if (dictionary.includes('endobj')) return undefined
  const from = keyword + (bytes[keyword + 6] === 0x0d ? 8 : 7)
  const end = endOf(bytes, from, dictionary)
  if (end === undefined) return undefined
  const content = bytes.subarray(from, end)
  if (!dictionary.includes('/Filter')) return content.length <= xmlLimit ? content : undefined
  return /\/Filter\s*\[?\s*\/FlateDecode\s*[\]/>]/.test(`${dictionary}>`) ? inflate(content) : undefined
}

/** By its length where the dictionary gives it, otherwise by the keyword that ends a stream. */
function endOf(bytes: Buffer, from: number, dictionary: string): number | undefined {
  const length = /\/Length\s+(\d{1,9})(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1]
  const end = length === undefined ? bytes.indexOf('endstream', from) : from + Number(length)
  return end < 0 || end > bytes.length ? undefined : end
}

function inflate(content: Buffer): Uint8Array | undefined {
  try {
    return inflateSync(content, { maxOutputLength: xmlLimit })
  } catch {
    return undefined
  }
}
