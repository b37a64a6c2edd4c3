import { expect, test } from '@jest/globals'
import { nextTimeLimit } from './next-time-limit.ts'
import { statusChoices } from './status-choices.ts'

test('the running clock that ends first', () => {
  const limit = nextTimeLimit([
    { clock: 'a', dueOn: { year: 2027, month: 3, day: 19 }, urgency: 'URGENCY_ON_TIME' },
    { clock: 'b', dueOn: { year: 2027, month: 2, day: 3 }, urgency: 'URGENCY_DONE' },
    { clock: 'c', dueOn: { year: 2027, month: 3, day: 9 }, urgency: 'URGENCY_SOON' },
    { clock: 'd', dueOn: { year: 2027, month: 1, day: 9 }, doneOn: { year: 2027, month: 1, day: 8 } },
  ])
  expect(limit?.clock).toBe('c')
  expect(nextTimeLimit()).toBeUndefined()
})

test('statuses of the chosen direction, each once', () => {
  const instruments = [
    {
      outgoingStatuses: [{ id: 'draft', title: 'In preparation' }],
      incomingStatuses: [{ id: 'received', title: 'Received' }],
    },
    { outgoingStatuses: [{ id: 'draft', title: 'In preparation' }] },
  ]
  expect(statusChoices(instruments, undefined).map(({ value }) => value)).toEqual(['draft', 'received'])
  expect(statusChoices(instruments, 'DIRECTION_INCOMING')).toEqual([{ value: 'received', label: 'Received' }])
})
