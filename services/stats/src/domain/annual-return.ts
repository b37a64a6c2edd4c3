import { csv } from './csv.ts'
import type { Increment } from './fact.ts'

/** One line of the annual return of one year. */
export type ReturnRow = Omit<Increment, 'year'>

const columns = [
  'year',
  'instrument',
  'direction',
  'application',
  'counterpart_state',
  'opened',
  'applications',
  'acknowledged',
  'acknowledged_in_time',
  'status_reports',
  'status_reports_in_time',
  'refused',
  'discontinued',
]

/** The annual return as a file: the first line names the columns as the contract does. */
export function annualReturnCsv(year: number, rows: readonly ReturnRow[]): string {
  return csv([columns, ...rows.map((row) => cells(year, row))])
}

function cells(year: number, row: ReturnRow): (string | number)[] {
  return [
    year,
    row.instrument,
    row.direction,
    row.application,
    row.counterpartState,
    row.opened,
    row.applications,
    row.acknowledged,
    row.acknowledgedInTime,
    row.statusReports,
    row.statusReportsInTime,
    row.refused,
    row.discontinued,
  ]
}
