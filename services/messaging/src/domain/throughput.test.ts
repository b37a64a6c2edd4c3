import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countedSince, type HourCount, throughputOf } from './throughput.ts'

const now = new Date('2026-11-22T10:40:00Z')
const at = (hour: string, what: HourCount['what'], count: number): HourCount => ({ what, hour: new Date(hour), count })

test('an hour counts for itself and for its day, also the one that is not over', () => {
  const { hours, days } = throughputOf(
    [
      at('2026-11-22T10:00:00Z', 'submitted', 3),
      at('2026-11-21T11:00:00Z', 'failed', 2),
      at('2026-11-21T10:00:00Z', 'received', 5),
      at('2026-11-16T00:00:00Z', 'delivered', 7),
    ],
    now,
  )
  expect(hours).toHaveLength(24)
  expect(hours[0]).toMatchObject({ start: new Date('2026-11-21T11:00:00Z'), failed: 2, received: 0 })
  expect(hours.at(-1)).toMatchObject({ start: new Date('2026-11-22T10:00:00Z'), submitted: 3 })
  expect(days.map(({ start }) => start.toISOString().slice(0, 10))).toEqual(
    ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`),
  )
  expect(days[0]).toMatchObject({ delivered: 7 })
  expect(days.at(-2)).toMatchObject({ failed: 2, received: 5 })
})

test('nothing that is counted is lost from the days, at any time of the day', () => {
  const anyInstant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(anyInstant, fc.array(fc.nat(6 * 24)), (instant, ago) => {
      const since = countedSince(instant).getTime()
      const hour = (back: number) => new Date(Math.max(since, Math.floor(instant.getTime() / 3.6e6 - back) * 3.6e6))
      const counts = ago.map((back): HourCount => ({ what: 'received', hour: hour(back), count: 1 }))
      const { days } = throughputOf(counts, instant)
      expect(days.reduce((sum, day) => sum + day.received, 0)).toBe(ago.length)
    }),
  )
})
