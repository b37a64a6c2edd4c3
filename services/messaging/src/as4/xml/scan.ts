import { fail } from '../ebms-error.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** Before any parser sees them: the bytes are UTF-8 (with or without BOM), say nothing else, and have no DTD. */
export function scanUtf8(bytes: Uint8Array): string {
  const text = decode(bytes)
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
  if (declared !== undefined && declared.toLowerCase() !== 'utf-8') fail('EBMS:0009', 'the XML is not in UTF-8')
  if (text.includes('\0')) fail('EBMS:0009', 'the XML is not in UTF-8')
  if (text.includes('<!DOCTYPE')) fail('EBMS:0009', 'a DTD in the XML')
  return text
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    return fail('EBMS:0009', 'the XML is not in UTF-8')
  }
}
