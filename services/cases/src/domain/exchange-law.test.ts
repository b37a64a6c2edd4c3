import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLaw } from '../store/law.ts'
import { openingOf } from './application-forms.ts'
import { otherSide, sideOf } from './instrument.ts'
import { formsOffered, mayMake } from './offers.ts'
import { canSay, mayIssue } from './saying.ts'
import { courseOf, findNext, isShared, type Standing } from './status.ts'
import { clocksStartedBy, clocksStoppedBy } from './time-limits.ts'
import { addDays, workingDays } from './working-days.ts'

const law = readLaw()
const weekdays = workingDays(undefined)
const letters = law.instruments.flatMap((instrument) =>
  instrument.applications.map(({ letter }) => [instrument.id, letter] as const),
)

/** A case as both authorities hold it. */
type Pair = Record<'outgoing' | 'incoming', Standing>

describe.each(letters)('a case under %s, letter %s', (id, letter) => {
  const instrument = law.instruments.find((each) => each.id === id)
  if (!instrument) throw new Error(id)
  const opening = openingOf(instrument, instrument.applications.find((each) => each.letter === letter) as never)
  const delivered: Pair = {
    outgoing: { application: letter, direction: 'outgoing', status: 'delivered' },
    incoming: { application: letter, direction: 'incoming', status: 'received' },
  }

  test('arrives, and both sides stay of one mind whatever they say to each other', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('outgoing', 'incoming'), fc.nat()), { maxLength: 12 })
    fc.assert(
      fc.property(steps, (choices) => {
        const pair = structuredClone(delivered)
        for (const [direction, choice] of choices) {
          const other = direction === 'outgoing' ? 'incoming' : 'outgoing'
          const sayable = formsOffered(instrument, pair[direction], false)
            .flatMap((form) => canSay(form, sideOf(direction)))
            .filter(({ message }) => findNext(instrument, pair[direction], `${message}-transmitted`) !== undefined)
          const said = sayable[choice % sayable.length]
          if (!said) continue
          const sent = findNext(instrument, pair[direction], `${said.message}-transmitted`) ?? ''
          pair[direction] = { ...pair[direction], status: sent }
          const got = findNext(instrument, pair[other], `${said.message}-received`)
          pair[other] = { ...pair[other], status: got ?? 'not expected' }
          expect(pair.outgoing.status).toBe(pair.incoming.status)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('offers nothing that the other side would not take from its sender', () => {
    for (const { direction, application } of Object.values(delivered)) {
      for (const status of Object.keys(courseOf(instrument, { direction, application }).states)) {
        for (const form of formsOffered(instrument, { direction, application, status }, true)) {
          expect(mayIssue(form, sideOf(direction))).toBe(true)
          expect(isShared(instrument, { direction, application, status })).toBe(true)
        }
      }
    }
  })

  test('begins with its own forms only, and ends every clock when it ends', () => {
    const draft = { ...delivered.outgoing, status: 'draft' }
    expect(formsOffered(instrument, draft, false)).toEqual([])
    expect(findNext(instrument, draft, `${opening}-transmitted`)).toBe('transmitted')
    const states = courseOf(instrument, draft).states
    const ends = courseOf(instrument, draft).transitions.filter(({ to }) => states[to]?.final)
    for (const { event } of ends) {
      const message = event.replace(/-(transmitted|received)$/, '')
      expect(clocksStoppedBy(instrument, message)).toEqual(instrument.clocks.map((clock) => clock.id))
    }
  })
})

/** Every event of a course of any instrument: what one of them does not know is a message under it. */
const courses = law.instruments
  .flatMap(({ directions, requests }) => [directions, requests])
  .flatMap((each) => (each ? Object.values(each) : []))
const events = new Set(courses.flatMap(({ transitions }) => transitions.map(({ event }) => event)))

describe.each(law.instruments)('the forms of $id', (instrument) => {
  test('say nothing that no course knows', () => {
    for (const form of instrument.forms.filter(({ says }) => says)) {
      for (const side of ['requesting', 'requested'] as const) {
        if (!mayIssue(form, side)) continue
        for (const { message } of canSay(form, side)) expect(events).toContain(`${message}-transmitted`)
      }
    }
  })

  test('are each made by somebody: here, there, or a court', () => {
    const standings = instrument.applications.flatMap(({ letter }) =>
      (['outgoing', 'incoming'] as const).flatMap((direction) => {
        const states = courseOf(instrument, { application: letter, direction }).states
        return Object.keys(states).map((status) => ({ application: letter, direction, status }))
      }),
    )
    const made = instrument.forms.filter((form) => standings.some((each) => mayMake(instrument, each, form, true)))
    const ofCourts = instrument.forms.filter(({ issuedBy }) => issuedBy === 'court')
    expect([...made, ...ofCourts]).toHaveLength(instrument.forms.length)
  })
})

describe('a longer time limit', () => {
  const days = fc.integer({ min: 0, max: 900 })
  const clocks = law.instruments.flatMap((instrument) => instrument.clocks.map((clock) => ({ instrument, clock })))

  test('is taken where the instrument lets it be set, and never shortens what the law gives', () => {
    fc.assert(
      fc.property(fc.constantFrom(...clocks), days, days, ({ instrument, clock }, from, more) => {
        const on = addDays('2027-01-01', from)
        const until = addDays(on, more)
        const due = (set?: string) =>
          clocksStartedBy(instrument, 'incoming', clock.starts, on, () => weekdays, set).find(
            (each) => each.clock === clock.id,
          )?.dueOn ?? ''
        const lawful = due()
        expect(due(until)).toBe(clock.extendable && until > lawful ? until : lawful)
      }),
    )
  })

  test('binds one side and is awaited by the other', () => {
    for (const { instrument, clock } of clocks) {
      const [here, there] = (['outgoing', 'incoming'] as const).map((direction) =>
        clocksStartedBy(instrument, direction, clock.starts, '2027-01-04', () => weekdays).find(
          (each) => each.clock === clock.id,
        ),
      )
      expect(here?.ours).toBe(!there?.ours)
      expect(otherSide(sideOf('outgoing'))).toBe(sideOf('incoming'))
    }
  })
})
