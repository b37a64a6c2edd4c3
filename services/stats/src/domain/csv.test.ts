import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { annualReturnCsv } from './annual-return.ts'
import { csv } from './csv.ts'

describe('comma-separated values', () => {
  test('ends every line with CRLF and quotes what needs it', () => {
    expect(csv([['a,b', 'say "x"', 3], ['two\nlines']])).toBe('"a,b","say ""x""",3\r\n"two\nlines"\r\n')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j cannot run as a formula', (text) => {
    expect(
      csv([[text]])
        .replace(/^"/, '')
        .startsWith(`'${text[0]}`),
    ).toBe(true)
  })

  test('a negative number is a number, not a formula', () => {
    expect(csv([[-1]])).toBe('-1\r\n')
  })

  test('every text is read back as it was, but for the apostrophe', () => {
    const shielded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
        expect(readLine(csv([cells]))).toEqual(cells.map(shielded))
      }),
    )
  })
})

test('the annual return names its columns', () => {
  const row = { instrument: 'hague-2007', direction: 'incoming', application: '10-1-a', counterpartState: 'NO' }
  const counted = { opened: 2, applications: 2, acknowledged: 1, acknowledgedInTime: 0 }
  const figures = { ...counted, statusReports: 1, statusReportsInTime: 1, refused: 0, discontinued: 3 }
  expect(annualReturnCsv(2026, [{ ...row, ...figures }])).toBe(
    'year,instrument,direction,application,counterpart_state,opened,applications,acknowledged,acknowledged_in_time,' +
      'status_reports,status_reports_in_time,refused,discontinued\r\n' +
      '2026,hague-2007,incoming,10-1-a,NO,2,2,1,0,1,1,0,3\r\n',
  )
})

/** A reader of one RFC 4180 record, written apart from the writer. */
function readLine(line: string): string[] {
  const cells: string[] = []
  const record = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n$)/gy
  for (let match = record.exec(line); match !== null; match = record.exec(line)) {
    const raw = match[1] ?? ''
    cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (match[2] !== ',') break
  }
  return cells
}
