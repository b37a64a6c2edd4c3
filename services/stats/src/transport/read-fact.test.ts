import { describe, expect, test } from '@jest/globals'
import { fact } from '../testing/facts.ts'
import { readFact } from './read-fact.ts'

describe('a fact of cases', () => {
  test('is read with its event, its case and its year', () => {
    const event = fact('AcknowledgementReceived', { year: 2027, inTime: false })
    expect(readFact(event)).toEqual({
      eventId: event.id,
      factTime: event.time,
      year: 2027,
      instrument: 'regulation-4-2009',
      direction: 'outgoing',
      application: '56-1-b',
      counterpartState: 'BE',
      opened: 0,
      applications: 0,
      acknowledged: 1,
      acknowledgedInTime: 0,
      statusReports: 0,
      statusReportsInTime: 0,
      refused: 0,
      discontinued: 0,
    })
  })

  test('that tells of a step is read by what the step is', () => {
    const taken = (step: string) => readFact(fact('StepTaken', { step, inTime: true }))
    expect(taken('status-report')).toMatchObject({ statusReports: 1, statusReportsInTime: 1 })
    expect(taken('refusal')).toMatchObject({ refused: 1, statusReports: 0 })
    expect(taken('discontinuance')).toMatchObject({ discontinued: 1 })
    expect(taken('documents-request')).toBeUndefined()
  })

  test('is passed over when it is not counted', () => {
    expect(readFact(fact('TimeLimitStarted'))).toBeUndefined()
    expect(readFact({ ...fact('CaseOpened'), type: 'sustento.cases.v9.CaseOpened' })).toBeUndefined()
  })

  test('is refused without its case or its day', () => {
    const empty = { ...fact('CaseOpened'), data: new Uint8Array() }
    expect(() => readFact(empty)).toThrow(expect.objectContaining({ reason: 'INVALID_ARGUMENT' }))
    expect(() => readFact(fact('CaseOpened', { year: 0 }))).toThrow(expect.objectContaining({ name: 'Refused' }))
  })
})
