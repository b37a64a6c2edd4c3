import { withoutMark } from '../access-point/byte-order-mark.ts'
import { Wrong } from './wrong.ts'

const largest = 4 << 20
const mostRows = 10_000

/** Reads CSV as RFC 4180 has it, with a line of column names and commas or semicolons between; every name must be known. */
export function readCsv<Column extends string>(
  bytes: Buffer,
  columns: readonly Column[],
): Partial<Record<Column, string>>[] {
  if (bytes.length > largest) throw new Wrong('the file has more than 4 MiB')
  const text = withoutMark(bytes.toString('utf8'))
  const [head = [], ...rows] = records(text, /^[^,\n]*;/.test(text) ? ';' : ',')
  const names = head.map((name) => name.trim())
  for (const name of names) {
    if (!columns.some((column) => column === name)) throw new Wrong(`the file has a column ${JSON.stringify(name)}`)
  }
  if (new Set(names).size < names.length) throw new Wrong('the file has a column twice')
  if (rows.length > mostRows) throw new Wrong(`the file has more than ${mostRows} rows`)
  return rows.map((row, index) => {
    if (row.length !== names.length) throw new Wrong(`row ${index + 2}: has ${row.length} fields, not ${names.length}`)
    return Object.fromEntries(names.map((name, at) => [name, row[at]?.trim()])) as Partial<Record<Column, string>>
  })
}

function records(text: string, separator: string): string[][] {
  const found: string[][] = []
  let fields: string[] = []
  const field =
    separator === ';'
      ? /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r?\n|$)/y
      : /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  while (field.lastIndex < text.length || fields.length > 0) {
    const match = field.exec(text)
    if (match === null) throw new Wrong(`row ${found.length + 1}: a quote is not closed, or stands within a field`)
    const [, quoted, plain = '', end] = match
    fields.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === separator) continue
    if (fields.some((one) => one !== '')) found.push(fields)
    fields = []
    if (end === '') break
  }
  return found
}

/** Writes CSV. */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, string>>[],
): string {
  const line = (fields: readonly string[]) => `${fields.map(quoted).join(',')}\r\n`
  return line(columns) + rows.map((row) => line(columns.map((name) => row[name] ?? ''))).join('')
}

function quoted(field: string): string {
  return /[",\r\n;]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
