import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLaw } from '../store/law.ts'
import { getInstrument } from './law.ts'
import { advance, findNext } from './status.ts'
import { clocksStartedBy, clocksStoppedBy } from './time-limits.ts'
import { workingDays } from './working-days.ts'

const law = readLaw()
const regulation = getInstrument(law, 'regulation-4-2009')
const convention = getInstrument(law, 'hague-2007')
const outgoing = { application: '56-1-b', direction: 'outgoing' } as const
const incoming = { application: '56-1-b', direction: 'incoming' } as const
const towardsNorway = { application: '10-1-a', direction: 'outgoing' } as const
const belgian = () => workingDays(law.holidays.find(({ state }) => state === 'BE'))

describe('the course of a case', () => {
  test('of an outgoing application', () => {
    const events = [
      'application-transmitted',
      'application-delivered',
      'acknowledgement-received',
      'status-report-received',
    ]
    const passed = events.map((_, i) =>
      events.slice(0, i + 1).reduce((status, event) => advance(regulation, { ...outgoing, status }, event), 'draft'),
    )
    expect(passed).toEqual(['transmitted', 'delivered', 'acknowledged', 'in-progress'])
  })

  test('an application that was not delivered may still arrive', () => {
    expect(advance(convention, { ...towardsNorway, status: 'transmitted' }, 'application-not-delivered')).toBe(
      'not-delivered',
    )
    expect(advance(convention, { ...towardsNorway, status: 'not-delivered' }, 'application-delivered')).toBe(
      'delivered',
    )
  })

  test('refuses what the instrument does not allow', () => {
    expect(() => advance(regulation, { ...incoming, status: 'refused' }, 'acknowledgement-transmitted')).toThrow(
      expect.objectContaining({ reason: 'TRANSITION_NOT_ALLOWED' }),
    )
  })

  test('nothing leads out of a final status', () => {
    const events = fc.constantFrom(...regulation.directions.incoming.transitions.map(({ event }) => event))
    const final = fc.constantFrom('refused', 'discontinued', 'closed')
    fc.assert(
      fc.property(events, final, (event, status) => {
        expect(findNext(regulation, { ...incoming, status }, event)).toBeUndefined()
      }),
    )
  })
})

describe('the clocks of a case', () => {
  test('Belgium receives under the Regulation: 30 days, then 60 from its acknowledgement', () => {
    expect(clocksStartedBy(regulation, 'incoming', 'application', '2027-01-04', belgian)).toEqual([
      { clock: 'acknowledge', startedOn: '2027-01-04', dueOn: '2027-02-03', skipped: [], ours: true },
    ])
    expect(clocksStartedBy(regulation, 'incoming', 'acknowledgement', '2027-01-18', belgian)).toEqual([
      { clock: 'status-report', startedOn: '2027-01-18', dueOn: '2027-03-19', skipped: [], ours: true },
    ])
  })

  test('Norway receives under the Convention: 6 weeks, then 3 months', () => {
    const [first] = clocksStartedBy(convention, 'incoming', 'application', '2027-01-04', belgian)
    const [second] = clocksStartedBy(convention, 'incoming', 'acknowledgement', '2027-01-20', belgian)
    expect([first?.dueOn, second?.dueOn]).toEqual(['2027-02-15', '2027-04-20'])
  })

  test('the requesting authority watches the same clocks without being bound', () => {
    const limits = clocksStartedBy(regulation, 'outgoing', 'application', '2027-01-04', belgian)
    expect(limits.map(({ clock, ours }) => [clock, ours])).toEqual([['acknowledge', false]])
    const asked = clocksStartedBy(regulation, 'outgoing', 'documents-request', '2027-01-04', belgian)
    expect(asked.map(({ clock, ours }) => [clock, ours])).toEqual([['additional-documents', true]])
  })

  test('a message stops its clock, a refusal all of them', () => {
    expect(clocksStoppedBy(regulation, 'acknowledgement')).toEqual(['acknowledge'])
    expect(clocksStoppedBy(regulation, 'refusal')).toEqual(['acknowledge', 'status-report', 'additional-documents'])
    expect(clocksStoppedBy(regulation, 'application')).toEqual([])
  })
})
