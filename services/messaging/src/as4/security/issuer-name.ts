import { type DerElement, readDer, readOid } from './der.ts'

/** The types that RFC 2253 gives a keyword (with UID as Java has it); others are written by their number. */
const keywords: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
}

/** Numbers of further keywords that products write. */
const aliases: Record<string, string> = {
  E: '1.2.840.113549.1.9.1',
  EMAIL: '1.2.840.113549.1.9.1',
  EMAILADDRESS: '1.2.840.113549.1.9.1',
  SERIALNUMBER: '2.5.4.5',
  SN: '2.5.4.4',
  SURNAME: '2.5.4.4',
  GIVENNAME: '2.5.4.42',
  G: '2.5.4.42',
  T: '2.5.4.12',
  TITLE: '2.5.4.12',
  S: 'ST',
  DNQUALIFIER: '2.5.4.46',
  ORGANIZATIONIDENTIFIER: '2.5.4.97',
  ...keywords,
}

/** PrintableString, UTF8String, TeletexString, IA5String, GeneralString, UniversalString, BMPString. */
const stringTags = [0x13, 0x0c, 0x14, 0x16, 0x1b, 0x1c, 0x1e]

/** A Name (content of its SEQUENCE) as Java's X500Principal.getName() writes it, character by character. */
export function writeName(name: Buffer): string {
  return readDer(name)
    .toReversed()
    .map((rdn) => readDer(rdn.content).map(writeAttribute).join('+'))
    .join(',')
}

function writeAttribute(attribute: DerElement): string {
  const [type, value] = readDer(attribute.content)
  if (type === undefined || value === undefined) throw new Error('a name lacks a value')
  const oid = readOid(type.content)
  const keyword = keywords[oid]
  const isText = keyword !== undefined && stringTags.includes(value.tag)
  return `${keyword ?? oid}=${isText ? escapeValue(value.content.toString('utf8')) : `#${value.raw.toString('hex')}`}`
}

function escapeValue(value: string): string {
  const escaped = value.replace(/[,=+<>#;"\\]/g, '\\$&').replaceAll('\0', '\\00')
  return escaped.replace(/^[ \r]+|[ \r]+$/g, (blanks) => blanks.replace(/[ \r]/g, '\\$&'))
}

/** Whether two written names are the same, however they are spaced, quoted, escaped and capitalised. */
export function isSameName(a: string, b: string): boolean {
  return normalForm(a) === normalForm(b)
}

function normalForm(name: string): string {
  const rdns = split(name, ',;').map((rdn) => split(rdn, '+').map(normalAttribute).toSorted())
  return JSON.stringify(rdns)
}

function normalAttribute(attribute: string): string {
  const at = attribute.indexOf('=')
  const type = attribute
    .slice(0, at)
    .trim()
    .toUpperCase()
    .replace(/^OID\./, '')
  const value = attribute.slice(at + 1).trim()
  const text = value.startsWith('#') ? textOfHex(value.slice(1)) : unescaped(value)
  return `${aliases[type] ?? type}=${text.replace(/\s+/g, ' ').trim().toLowerCase()}`
}

/** Cuts at separators that are neither escaped nor quoted. */
function split(text: string, separators: string): string[] {
  const parts: string[] = []
  let [part, quoted] = ['', false]
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '"') quoted = !quoted
    if (c === '\\') part += c + (text[++i] ?? '')
    else if (quoted || !separators.includes(c)) part += c
    else {
      parts.push(part)
      part = ''
    }
  }
  return [...parts, part]
}

function unescaped(value: string): string {
  const bare = value.replace(/^"(.*)"$/s, '$1')
  const bytes = bare.replace(/(?:\\[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  )
  return bytes.replace(/\\(.)/gs, '$1')
}

function textOfHex(hex: string): string {
  try {
    return readDer(Buffer.from(hex, 'hex'))[0]?.content.toString('utf8') ?? ''
  } catch {
    return ''
  }
}
