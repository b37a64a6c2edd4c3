import { describe, expect, test } from '@jest/globals'
import { count } from './count.ts'

const of = { instrument: 'regulation-4-2009', direction: 'outgoing', application: '56-1-b', counterpartState: 'BE' }
const none = {
  opened: 0,
  applications: 0,
  acknowledged: 0,
  acknowledgedInTime: 0,
  statusReports: 0,
  statusReportsInTime: 0,
  refused: 0,
  discontinued: 0,
}

describe('what a fact adds', () => {
  test('an opened case, in its year', () => {
    expect(count({ kind: 'opened', case: of, year: 2026 })).toEqual({ ...of, ...none, year: 2026, opened: 1 })
  })

  test('an application sent or received', () => {
    expect(count({ kind: 'applied', case: of, year: 2026 })).toMatchObject({ ...none, applications: 1 })
  })

  test('a report, in time or late; a refusal; an end of processing', () => {
    const at = { case: of, year: 2027 }
    expect(count({ kind: 'reported', ...at, inTime: false })).toMatchObject({ ...none, statusReports: 1 })
    const inTime = { statusReports: 1, statusReportsInTime: 1 }
    expect(count({ kind: 'reported', ...at, inTime: true })).toMatchObject({ ...none, ...inTime })
    expect(count({ kind: 'refused', ...at })).toMatchObject({ ...none, refused: 1 })
    expect(count({ kind: 'discontinued', ...at })).toMatchObject({ ...none, discontinued: 1 })
  })

  test('an acknowledgement counts as in time only when it was', () => {
    const late = count({ kind: 'acknowledged', case: of, year: 2027, inTime: false })
    const inTime = count({ kind: 'acknowledged', case: of, year: 2027, inTime: true })
    expect(late).toMatchObject({ ...none, acknowledged: 1 })
    expect(inTime).toMatchObject({ ...none, acknowledged: 1, acknowledgedInTime: 1 })
  })
})
