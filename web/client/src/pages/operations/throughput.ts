import type { ThroughputJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { axisEnd } from '../reports/figures.ts'

/** Messages that are counted, in the order of the bars. */
export const counted = ['submitted', 'delivered', 'failed', 'received'] as const

/** Attempts to send are no messages, so they stand in the table only. */
export const inTable = [...counted, 'failedAttempts'] as const

/** One of them. */
type Counted = (typeof inTable)[number]

/** A bar of the chart, in units of the drawing. */
export interface Bar {
  what: Counted
  x: number
  width: number
  height: number
}

/** The count of a slot. */
export function countIn(slot: ThroughputJson, what: Counted): number {
  return Number(slot[what] ?? 0)
}

/** The bars of a drawing of this size, and the figure at its upper edge. */
export function barsOf(slots: ThroughputJson[], size: { width: number; height: number }): { bars: Bar[]; end: number } {
  const most = Math.max(1, ...slots.flatMap((slot) => counted.map((what) => countIn(slot, what))))
  const end = axisEnd(most)
  const room = size.width / Math.max(1, slots.length)
  const width = (room * 0.8) / counted.length
  const bars = slots.flatMap((slot, index) =>
    counted.map((what, place): Bar => {
      const height = (countIn(slot, what) / end) * size.height
      return { what, x: index * room + room * 0.1 + place * width, width, height }
    }),
  )
  return { bars: bars.filter(({ height }) => height > 0), end }
}
