import type { EntityManager } from 'typeorm'
import type { ReturnRow } from '../domain/annual-return.ts'

/**
 * The sums of a year. `COLLATE "C"` makes the order of the lines the same on every server, so that two exports of the
 * same facts are the same bytes.
 */
export async function annualReturn(tx: EntityManager, year: number): Promise<ReturnRow[]> {
  return tx.query(
    `SELECT instrument, direction, application, counterpart_state AS "counterpartState",
            sum(opened)::integer AS opened,
            sum(applications)::integer AS applications,
            sum(acknowledged)::integer AS acknowledged,
            sum(acknowledged_in_time)::integer AS "acknowledgedInTime",
            sum(status_reports)::integer AS "statusReports",
            sum(status_reports_in_time)::integer AS "statusReportsInTime",
            sum(refused)::integer AS refused,
            sum(discontinued)::integer AS discontinued
       FROM counted_fact
      WHERE year = $1
      GROUP BY instrument, direction, application, counterpart_state
      ORDER BY instrument COLLATE "C", direction COLLATE "C", application COLLATE "C", counterpart_state COLLATE "C"`,
    [year],
  )
}
