import type { AnnualReturnRowJson } from '../../gen/sustento/stats/v1/stats_service_pb.ts'

/** The figures of a line, in the order of the table. */
export const figures = [
  'opened',
  'applications',
  'acknowledged',
  'acknowledgedInTime',
  'statusReports',
  'statusReportsInTime',
  'refused',
  'discontinued',
] as const

/** A figure of the annual return. */
export type Figure = (typeof figures)[number]

/** The sum of a figure over lines. */
export function total(rows: AnnualReturnRowJson[], figure: Figure): bigint {
  return rows.reduce((sum, row) => sum + BigInt(row[figure] ?? '0'), 0n)
}

/** Bars of one other State. */
export interface StateBars {
  state: string
  applications: number
  acknowledged: number
}

/** Applications and acknowledgements by the other State, most applications first. */
export function byState(rows: AnnualReturnRowJson[]): StateBars[] {
  const states = Map.groupBy(rows, (row) => row.counterpartState ?? '')
  return [...states]
    .map(([state, of]) => ({
      state,
      applications: Number(total(of, 'applications')),
      acknowledged: Number(total(of, 'acknowledged')),
    }))
    .sort((one, other) => other.applications - one.applications || one.state.localeCompare(other.state))
}

/** The end of the axis: the smallest of 1, 2, 5 times a power of ten that holds the largest bar. */
export function axisEnd(largest: number): number {
  if (largest <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 5, 10].find((each) => each * power >= largest) ?? 10
  return step * power
}
