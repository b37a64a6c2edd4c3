import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  end,
  erase,
  giveUp,
  isDue,
  type Outcome,
  type Outgoing,
  queued,
  rejected,
  retry,
  wasRejected,
} from './outgoing.ts'
import { meaningOf } from './partner-error.ts'
import { nextAttempt, usualSchedule } from './schedule.ts'

const now = new Date('2026-11-22T10:00:00Z')
const schedule = { delaysSeconds: [10, 60] }
const unconfirmed: Outcome = { kind: 'unconfirmed', code: 'EBMS:0005' }

/** What leasing does to a message. */
const begin = (message: Outgoing): Outgoing => ({
  ...message,
  state: 'sending',
  attempts: message.attempts + 1,
  round: message.round + 1,
})
const attempt = (message: Outgoing, outcome: Outcome) => end(begin(message), outcome, schedule, now)

describe('a message that we send', () => {
  test('waits as its schedule says and fails with a missing receipt after the last attempt', () => {
    const first = attempt(queued(now), unconfirmed)
    expect(first).toEqual({
      message: {
        state: 'sending',
        attempts: 1,
        round: 1,
        failure: 'EBMS:0005',
        nextAttemptAt: new Date('2026-11-22T10:00:10Z'),
        deliveredAt: undefined,
      },
    })
    const second = attempt(first.message, unconfirmed)
    expect(second.message.nextAttemptAt).toEqual(new Date('2026-11-22T10:01:00Z'))
    const third = attempt(second.message, unconfirmed)
    expect(third.message).toMatchObject({
      state: 'failed',
      attempts: 3,
      failure: 'EBMS:0301',
      nextAttemptAt: undefined,
    })
    expect(third.fact).toEqual({ kind: 'failed', code: 'EBMS:0301' })
  })

  test('is delivered by a receipt', () => {
    const { message, fact } = attempt(queued(now), { kind: 'receipt', sha256: 'ab' })
    expect(message).toMatchObject({ state: 'delivered', deliveredAt: now, nextAttemptAt: undefined, failure: '' })
    expect(fact).toEqual({ kind: 'delivered', receiptSha256: 'ab', withoutReceipt: false })
  })

  test('is delivered without receipt when the partner has it already', () => {
    const { message, fact } = attempt(queued(now), { kind: 'known-to-partner' })
    expect(message.state).toBe('delivered-without-receipt')
    expect(fact).toEqual({ kind: 'delivered', receiptSha256: '', withoutReceipt: true })
  })

  test('fails at once when the partner refuses', () => {
    const { message, fact } = attempt(queued(now), { kind: 'refused', code: 'EBMS:0010' })
    expect(message).toMatchObject({ state: 'failed', failure: 'EBMS:0010' })
    expect(fact).toEqual({ kind: 'failed', code: 'EBMS:0010' })
  })

  test('that failed is sent again with a full schedule, attempts in all going on', () => {
    const failed = attempt(queued(now), { kind: 'refused', code: 'EBMS:0010' }).message
    const again = retry(failed, now) as Outgoing
    expect(again).toMatchObject({ state: 'queued', attempts: 1, round: 0, nextAttemptAt: now })
    expect(attempt(again, unconfirmed).message).toMatchObject({ state: 'sending', attempts: 2, round: 1 })
  })

  test('that was given up is not sent again, but a receipt that still comes counts', () => {
    const { message, fact } = giveUp(queued(now)) ?? { message: queued(now) }
    expect(fact).toEqual({ kind: 'failed', code: 'GIVEN_UP' })
    expect(retry(message, now)).toBeUndefined()
    expect(giveUp(message)).toBeUndefined()
    expect(end(message, unconfirmed, schedule, now)).toEqual({ message })
    expect(end(message, { kind: 'receipt', sha256: 'ab' }, schedule, now).message.state).toBe('delivered')
  })

  test('whose content is erased is given up with that as its failure; a delivered one stays delivered', () => {
    const { message, fact } = erase(attempt(queued(now), unconfirmed).message) ?? {}
    expect(message).toMatchObject({ state: 'given-up', failure: 'ERASED', nextAttemptAt: undefined })
    expect(fact).toEqual({ kind: 'failed', code: 'ERASED' })
    expect(erase(attempt(queued(now), { kind: 'receipt', sha256: 'ab' }).message)).toBeUndefined()
  })

  test('that was rejected when it was submitted is told from one that was given up before it was sent', () => {
    expect(wasRejected(rejected(now, 'INVALID_ARGUMENT'))).toBe(true)
    expect(retry(rejected(now, 'INVALID_ARGUMENT'), now)).toBeUndefined()
    expect(wasRejected(giveUp(queued(now))?.message ?? queued(now))).toBe(false)
    expect(wasRejected(erase(queued(now))?.message ?? queued(now))).toBe(false)
    expect(wasRejected(queued(now))).toBe(false)
  })

  test('whatever happens, is delivered once and then stays so', () => {
    const outcome = fc.constantFrom<Outcome>(
      unconfirmed,
      { kind: 'refused', code: 'EBMS:0103' },
      { kind: 'known-to-partner' },
      { kind: 'receipt', sha256: 'ab' },
    )
    const step = fc.oneof(outcome, fc.constantFrom('retry' as const, 'give up' as const))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let message = queued(now)
        let deliveries = 0
        for (const one of steps) {
          const delivered = message.state.startsWith('delivered')
          if (one === 'retry') message = retry(message, now) ?? message
          else if (one === 'give up') message = giveUp(message)?.message ?? message
          else {
            const { message: next, fact } = isDue(message, now)
              ? attempt(message, one)
              : end(message, one, schedule, now)
            if (fact?.kind === 'delivered') deliveries++
            message = { ...next, nextAttemptAt: next.nextAttemptAt && now }
          }
          if (delivered) expect(message.state).toMatch(/^delivered/)
          expect(message.nextAttemptAt !== undefined).toBe(['queued', 'sending'].includes(message.state))
          expect(message.round).toBeLessThanOrEqual(schedule.delaysSeconds.length + 1)
        }
        expect(deliveries).toBe(message.state.startsWith('delivered') ? 1 : 0)
      }),
    )
  })
})

test('the usual schedule lasts about a day', () => {
  const total = usualSchedule.delaysSeconds.reduce((sum, delay) => sum + delay, 0)
  expect(total / 3600).toBeGreaterThan(18)
  expect(total / 3600).toBeLessThan(30)
  expect(nextAttempt(usualSchedule, usualSchedule.delaysSeconds.length + 1, now)).toBeUndefined()
})

test.each([
  [{ code: 'EBMS:4001', detail: '' }, 'known-to-partner'],
  [
    {
      code: 'EBMS:0004',
      detail: "Not invoking SPIs, because message with Message ID 'x@y' was already handled (this is a duplicate)",
    },
    'known-to-partner',
  ],
  [{ code: 'EBMS:0004', detail: 'out of order' }, 'unconfirmed'],
  [{ code: 'EBMS:0202', detail: '' }, 'unconfirmed'],
  [{ code: 'EBMS:0103', detail: '' }, 'refused'],
  [{ code: 'EBMS:9999', detail: '' }, 'unconfirmed'],
] as const)('a signed error %j means %s', (error, meaning) => {
  expect(meaningOf(error)).toBe(meaning)
})
