import { expect, test } from '@jest/globals'
import { repeat } from './repeat.ts'
import { eventually } from './testing/eventually.ts'
import { recordingLog, silentLog } from './testing/log.ts'

const never = 3_600_000

test('goes on at once while more is waiting, then waits for a wake', async () => {
  let rounds = 0
  const work = async () => ++rounds < 5
  const repeating = repeat({ log: silentLog, name: 'test', work, pollMs: never })
  await eventually(() => expect(rounds).toBe(5))
  repeating.wake()
  await eventually(() => expect(rounds).toBe(6))
  await repeating.stop()
  expect(rounds).toBe(6)
})

test('a wake that comes during the work is not lost', async () => {
  let rounds = 0
  const repeating = repeat({
    log: silentLog,
    name: 'test',
    pollMs: never,
    work: async () => {
      rounds += 1
      if (rounds === 1) repeating.wake()
      return false
    },
  })
  await eventually(() => expect(rounds).toBe(2))
  await repeating.stop()
})

test('failures are logged, waited for and overcome', async () => {
  const { log, lines } = recordingLog()
  let rounds = 0
  const work = async () => {
    if (++rounds < 3) throw new Error('not yet')
    return false
  }
  const repeating = repeat({ log, name: 'the test', work, pollMs: never })
  await eventually(() => expect(rounds).toBe(3))
  expect(lines.map((line) => line.msg)).toEqual(Array(2).fill('the test failed and will try again'))
  expect(lines.map((line) => line.failures)).toEqual([1, 2])
  await repeating.stop()
})

test('stopping finishes the piece in hand and starts no other', async () => {
  const piece = Promise.withResolvers<boolean>()
  let rounds = 0
  const work = () => {
    rounds += 1
    return piece.promise
  }
  const repeating = repeat({ log: silentLog, name: 'test', work, pollMs: 1 })
  let stopped = false
  const stopping = repeating.stop().then(() => {
    stopped = true
  })
  await Promise.resolve()
  expect(stopped).toBe(false)
  piece.resolve(true)
  await stopping
  expect(rounds).toBe(1)
})

test('stopping ends a long wait after failures', async () => {
  const repeating = repeat({ log: silentLog, name: 'test', work: () => Promise.reject(new Error('no')), pollMs: never })
  await repeating.stop()
})

test('of several that wait for work one wake takes one of them up', async () => {
  const rounds = [0, 0]
  const all = rounds.map((_, index) => {
    const work = async () => {
      rounds[index] = (rounds[index] ?? 0) + 1
      return false
    }
    return repeat({ log: silentLog, name: 'test', work, pollMs: never })
  })
  await eventually(() => expect(all.map((each) => each.isIdle())).toEqual([true, true]))
  all[0]?.wake()
  expect(all.map((each) => each.isIdle())).toEqual([false, true])
  await eventually(() => expect(rounds).toEqual([2, 1]))
  await Promise.all(all.map((each) => each.stop()))
})
