/** One line of a table that a spreadsheet opens. */
export type Cells = readonly (string | number)[]

const startsAFormula = /^[=+\-@\t\r]/
const needsQuotes = /[",\r\n]/

/**
 * Comma-separated values by RFC 4180: CRLF after every line, quotes doubled. A text that a spreadsheet would run as a
 * formula gets an apostrophe in front, as OWASP advises: some cells come from the other authority's message.
 */
export function csv(lines: readonly Cells[]): string {
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = startsAFormula.test(value) ? `'${value}` : value
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
