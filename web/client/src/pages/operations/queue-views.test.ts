import { expect, test } from '@jest/globals'
import { countOf, filterOf, queueViews } from './queue-views.ts'

const queue = { counts: [{ state: 'MESSAGE_STATE_FAILED' as const, count: '3' }], stuck: '2' }

test('each view says how many it has, and asks for those', () => {
  expect(queueViews.map((view) => countOf(view, queue))).toEqual([3, 2, 0, 0, 0, undefined])
  expect(filterOf('stuck')).toEqual({ stuck: true })
  expect(filterOf('failed')).toEqual({ state: 'MESSAGE_STATE_FAILED' })
  expect(filterOf('all')).toEqual({})
})

test('nothing is said before it is known', () => {
  expect(countOf('failed', undefined)).toBeUndefined()
})
