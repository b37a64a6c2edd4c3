import { describe, expect, test } from '@jest/globals'
import { openingOf, ownFormOf } from '../domain/application-forms.ts'
import { readLaw } from './law.ts'

const law = readLaw()

describe.each(law.instruments)('the instrument file of $id', (instrument) => {
  const courses = Object.entries(instrument.directions)

  test('uses every letter once', () => {
    const letters = instrument.applications.map((application) => application.letter)
    expect(new Set(letters).size).toBe(letters.length)
  })

  test.each(courses)('%s: every transition joins declared states, none leaves a final one', (_, course) => {
    const ids = Object.keys(course.states)
    expect(ids).toContain(course.initial)
    for (const { from, to } of course.transitions) {
      expect(ids).toEqual(expect.arrayContaining([...from, to]))
      for (const state of from) expect(course.states[state]?.final).toBeUndefined()
    }
  })

  test.each(courses)('%s: every state can be reached from the first', (_, course) => {
    const reached = new Set([course.initial])
    for (const _round of course.transitions) {
      for (const { from, to } of course.transitions) if (from.some((state) => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual(Object.keys(course.states).sort())
  })

  test.each(courses)('%s: an event has one outcome in each state', (_, course) => {
    const steps = course.transitions.flatMap(({ from, event }) => from.map((state) => `${state} ${event}`))
    expect(new Set(steps).size).toBe(steps.length)
  })

  test('what begins a case ends the task that opening it made', () => {
    for (const application of instrument.applications) {
      const own = instrument.forms.find(({ form }) => form === ownFormOf(instrument, application))
      expect(own?.ends?.[openingOf(instrument, application)]).toMatch(/^send-/)
    }
  })

  test('every document of an application is explained with its article', () => {
    for (const application of instrument.applications) {
      const { attachments, thirdStateAttachments } = application
      for (const { kind } of [...attachments.kinds, ...(thirdStateAttachments?.kinds ?? [])]) {
        expect(Object.keys(instrument.documents)).toContain(kind)
      }
    }
  })

  test('the applications that rest on a recognised decision have a closed list of documents', () => {
    const closed = instrument.applications.filter(({ attachments }) => attachments.closed)
    const letters = closed.map(({ letter }) => letter)
    const recognised: Record<string, string[]> = {
      'regulation-4-2009': ['56-1-a', '56-1-b', '56-2-a'],
      'hague-2007': ['10-1-a', '10-2-a'],
    }
    expect(letters).toEqual(recognised[instrument.id] ?? [])
  })

  test('a clock that one message stops is started by another', () => {
    for (const { starts, stops } of instrument.clocks) expect(starts).not.toBe(stops)
  })

  test('an instrument that yields names one that exists', () => {
    const ids = law.instruments.map(({ id }) => id)
    for (const { instrument: other } of instrument.between.yieldsTo ?? []) expect(ids).toContain(other)
  })

  test('every State that it binds or leaves out is described', () => {
    const known = law.countries.map(({ code }) => code)
    const { parties, excluded } = instrument.between
    for (const { state } of [...parties, ...excluded]) expect(known).toContain(state)
  })
})

describe.each(law.holidays)('the holidays of $state', ({ state, years }) => {
  test.each(Object.entries(years))('%s: each lies in its year, in order', (year, holidays) => {
    const dates = holidays.map(({ date }) => date)
    expect(dates.every((date) => date.startsWith(year))).toBe(true)
    expect(dates).toEqual([...dates].sort())
  })

  test.each(Object.entries(years))('%s: those that move with Easter are where Easter puts them', (year, holidays) => {
    const fromEaster: Record<string, number[]> = { PT: [-2, 0, 60], BE: [1, 39, 50], NO: [-3, -2, 0, 1, 39, 49, 50] }
    const dates = holidays.map(({ date }) => date)
    for (const days of fromEaster[state] ?? []) expect(dates).toContain(daysAfterEaster(Number(year), days))
  })
})

/** Gauss's Easter rule as corrected for the Gregorian calendar. */
function daysAfterEaster(year: number, days: number): string {
  const a = year % 19
  const century = Math.floor(year / 100)
  const d =
    (19 * a + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) %
    30
  const e = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - d - (year % 4)) % 7
  const m = Math.floor((a + 11 * d + 22 * e) / 451)
  const march = 22 + d + e - 7 * m
  return new Date(Date.UTC(year, 2, march + days)).toISOString().slice(0, 10)
}
