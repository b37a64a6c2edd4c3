import { refuse } from '@sustento/platform/errors'
import { ParseOption, XmlDocument } from 'libxml2-wasm'

/** Larger than any form whose texts keep to their limit in sum; the transport refuses more anyway. */
export const xmlLimit = 4 * 1024 * 1024

/** Parses XML of others. What the parser says may quote the text, which is personal data: it stays here. */
export function parseXml(bytes: Uint8Array): XmlDocument {
  if (bytes.length > xmlLimit) refuse('INVALID_ARGUMENT', 'the XML is larger than 4 MiB')
  const text = decode(bytes)
  if (/<!DOCTYPE/i.test(text)) refuse('INVALID_ARGUMENT', 'the XML has a document type declaration')
  try {
    const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOCDATA
    return XmlDocument.fromString(text, { option })
  } catch {
    return refuse('INVALID_ARGUMENT', 'the XML is not well formed')
  }
}

function decode(bytes: Uint8Array): string {
  const text = fromUtf8(bytes)
  // Plain letters in UTF-16 are valid UTF-8 with nulls between them; the parser would see through that, we would not.
  return text === undefined || text.includes('\0') ? refuse('INVALID_ARGUMENT', 'the XML is not UTF-8') : text
}

function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
