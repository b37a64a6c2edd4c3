import { describe, expect, test } from '@jest/globals'
import { count } from './count.ts'

const of = { instrument: 'regulation-4-2009', direction: 'outgoing', application: '56-1-b', counterpartState: 'BE' }
const none = { opened: 0, applications: 0, acknowledged: 0, acknowledgedInTime: 0 }

describe('what a fact adds', () => {
  test('an opened case, in its year', () => {
    expect(count({ kind: 'opened', case: of, year: 2026 })).toEqual({ ...of, ...none, year: 2026, opened: 1 })
  })

  test('an application sent or received', () => {
    expect(count({ kind: 'applied', case: of, year: 2026 })).toMatchObject({ ...none, applications: 1 })
  })

  test('an acknowledgement counts as in time only when it was', () => {
    const late = count({ kind: 'acknowledged', case: of, year: 2027, inTime: false })
    const inTime = count({ kind: 'acknowledged', case: of, year: 2027, inTime: true })
    expect(late).toMatchObject({ ...none, acknowledged: 1 })
    expect(inTime).toMatchObject({ ...none, acknowledged: 1, acknowledgedInTime: 1 })
  })
})
