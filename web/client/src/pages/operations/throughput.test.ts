import { expect, test } from '@jest/globals'
import { barsOf } from './throughput.ts'

const size = { width: 100, height: 50 }

test('the highest bar stays below the upper edge, and all stay in their slot', () => {
  const { bars, end } = barsOf([{ submitted: '3', delivered: '3' }, { failed: '7' }], size)
  expect(end).toBeGreaterThanOrEqual(7)
  expect(bars.map(({ what }) => what)).toEqual(['submitted', 'delivered', 'failed'])
  for (const { x, width, height } of bars) {
    expect(height).toBeLessThanOrEqual(size.height)
    expect(x + width).toBeLessThanOrEqual(size.width)
  }
  expect(bars[2]?.x).toBeGreaterThan(50)
})

test('attempts are no messages and have no bar', () => {
  expect(barsOf([{ failedAttempts: '9' }], size).bars).toEqual([])
})

test('nothing is drawn where nothing happened', () => {
  expect(barsOf([{}, {}], size).bars).toEqual([])
})
