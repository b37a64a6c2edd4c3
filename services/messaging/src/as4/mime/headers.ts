import { contentIdCharacters } from '../content-id.ts'
import { fail } from '../ebms-error.ts'
import { type ContentType, readContentType } from './content-type.ts'

/** Headers of a MIME part as far as an AS4 message needs them. */
export interface PartHeaders {
  contentType: ContentType
  /** Without angle brackets; undefined where the part has none, as the root part often does. */
  contentId: string | undefined
}

// Names of files may be in any encoding: what is above ASCII stands in headers that are not read.
const line = /^([A-Za-z0-9-]{1,64}):[ \t]*([\x20-\x7e\x80-\xff\t]*)$/
// RFC 5322, 2.2.3: JavaMail folds after 76 characters.
const fold = /\r\n(?=[ \t]+[^ \t\r\n])/g
const contentId = new RegExp(`^<(${contentIdCharacters})>$`)

/** Reads a header block, without the empty line that ends it. Strict: no repeats, no transfer decoding. */
export function readHeaders(block: string): PartHeaders {
  const fields = new Map<string, string>()
  for (const text of block === '' ? [] : block.replace(fold, '').split('\r\n')) {
    const [, name, value] = line.exec(text) ?? []
    if (name === undefined || value === undefined) return fail('EBMS:0007', 'malformed header of a MIME part')
    if (fields.has(name.toLowerCase())) return fail('EBMS:0007', 'repeated header of a MIME part')
    fields.set(name.toLowerCase(), value.trimEnd())
  }
  const encoding = fields.get('content-transfer-encoding') ?? 'binary'
  if (!/^(binary|8bit|7bit)$/i.test(encoding)) fail('EBMS:0007', 'Content-Transfer-Encoding is not binary')
  const contentType = readContentType(fields.get('content-type') ?? 'application/octet-stream')
  if (contentType.type.startsWith('multipart/')) fail('EBMS:0007', 'nested multipart')
  return { contentType, contentId: readContentId(fields.get('content-id')) }
}

function readContentId(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const id = contentId.exec(value)?.[1]
  return id ?? fail('EBMS:0007', 'malformed Content-ID')
}
