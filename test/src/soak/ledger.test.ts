import { describe, expect, test } from '@jest/globals'
import { Ledger } from './ledger.ts'

const at = new Date('2026-11-22T10:00:00Z')

function sent(): Ledger {
  const ledger = new Ledger()
  ledger.put({ id: 'm1', from: 'alpha', parts: ['a', 'b'] })
  return ledger
}

describe('the account of a run', () => {
  test('has nothing to say about a message that came once and is proved', () => {
    const ledger = sent()
    expect(ledger.open).toEqual({ alpha: 1, beta: 0 })
    expect([ledger.lost(), ledger.unproved()]).toEqual([['m1'], ['m1']])
    ledger.arrived('beta', 'm1', ['a', 'b'], at)
    expect([ledger.lost(), ledger.unproved(), ledger.open.alpha]).toEqual([[], ['m1'], 1])
    ledger.settled('alpha', 'm1', { at })
    expect([ledger.lost(), ledger.unproved(), ledger.open.alpha]).toEqual([[], [], 0])
    expect(ledger.problems).toEqual([])
  })

  test('notices what comes twice, and counts it once', () => {
    const ledger = sent()
    for (let times = 0; times < 2; times++) {
      ledger.arrived('beta', 'm1', ['a', 'b'], at)
      ledger.settled('alpha', 'm1', { at })
    }
    expect(ledger.doubled).toBe(1)
    expect(ledger.problems).toEqual(['m1 came twice', 'two outcomes of m1'])
    expect(ledger.open.alpha).toBe(0)
  })

  test.each<[string, (ledger: Ledger) => void, string]>([
    ['other bytes', (ledger) => ledger.arrived('beta', 'm1', ['b', 'a'], at), 'm1 came with other bytes'],
    ['a part less', (ledger) => ledger.arrived('beta', 'm1', ['a'], at), 'm1 came with other bytes'],
    ['the sender', (ledger) => ledger.arrived('alpha', 'm1', [], at), 'm1 came to alpha and was not sent there'],
    ['nobody’s', (ledger) => ledger.arrived('beta', 'm2', [], at), 'm2 came to beta and was not sent there'],
    ['no proof', (ledger) => ledger.settled('alpha', 'm1', { problem: 'failed EBMS:0301' }), 'm1: failed EBMS:0301'],
    [
      'a foreign outcome',
      (ledger) => ledger.settled('beta', 'm1', { at }),
      'an outcome of m1 at beta, which did not send it',
    ],
  ])('notices %s', (_, happens, problem) => {
    const ledger = sent()
    happens(ledger)
    expect(ledger.problems).toEqual([problem])
    expect(ledger.open.alpha).toBe(1)
  })

  test('finds the first sign of life after an instant', () => {
    const ledger = sent()
    ledger.settled('alpha', 'm1', { at })
    expect(ledger.firstSign(at, ({ side }) => side === 'alpha')).toEqual(at)
    expect(ledger.firstSign(at, ({ side }) => side === 'beta')).toBeUndefined()
    expect(ledger.firstSign(new Date(at.getTime() + 1), () => true)).toBeUndefined()
  })
})
