import { fail } from '../ebms-error.ts'

/** A media type with its parameters, names in lower case. */
export interface ContentType {
  type: string
  parameters: ReadonlyMap<string, string>
}

const token = "[A-Za-z0-9!#$%&'*+.^_`|~-]+"
const mediaType = new RegExp(`^(${token}/${token})`)
const parameter = new RegExp(`[ \\t]*;[ \\t]*(${token})=(?:(${token})|"([^"\\\\\\r\\n]*)")`, 'y')

/** Reads a Content-Type. Strict: no comments, no quoted pairs, no repeated parameter, nothing left over. */
export function readContentType(value: string): ContentType {
  const type = mediaType.exec(value)?.[1]
  if (type === undefined || value.length > 1000) return malformed()
  const parameters = new Map<string, string>()
  let at = type.length
  // RFC 9110, 5.6.6: a semicolon may be followed by nothing.
  const end = value.replace(/[ \t]*;?[ \t]*$/, '').length
  while (at < end) {
    parameter.lastIndex = at
    const found = parameter.exec(value)
    const name = found?.[1]?.toLowerCase()
    const content = found?.[2] ?? found?.[3]
    if (name === undefined || content === undefined || parameters.has(name)) return malformed()
    parameters.set(name, content)
    at = parameter.lastIndex
  }
  return { type: type.toLowerCase(), parameters }
}

function malformed(): never {
  fail('EBMS:0007', 'malformed Content-Type')
}
