import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { BusEvent } from './event.ts'
import type { Bus, Delivered, Subscriber } from './port.ts'

/** Two buses on the same store, as two processes have them. */
export interface BusPair {
  one: Bus
  other: Bus
  close(): Promise<void>
}

/** What every implementation of `Bus` must do, as tests. */
export function busContract(name: string, make: () => Promise<BusPair>): void {
  describe(`the bus on ${name}`, () => {
    let pair: BusPair
    beforeAll(async () => {
      pair = await make()
    })
    afterAll(() => pair.close())

    test('delivers every event, in order within a key, to every group', async () => {
      const topic = newTopic()
      const [first, second] = [collector(), collector()]
      await pair.one.subscribe('ca-east', topic, 'first', first)
      const writers = ['a', 'b', 'c'].map(async (key) => {
        for (let n = 0; n < 20; n++) await pair.one.publish('ca-east', topic, [eventOf(key, n)])
      })
      await pair.other.subscribe('ca-east', topic, 'second', second)
      await Promise.all(writers)
      for (const got of [first, second]) {
        await got.holds(60)
        for (const key of ['a', 'b', 'c']) expect(got.numbersOf(key)).toEqual(Array.from({ length: 20 }, (_, n) => n))
      }
    })

    test('keeps tenants apart', async () => {
      const topic = newTopic()
      const west = collector()
      await pair.one.subscribe('ca-west', topic, 'group', west)
      await pair.one.publish('ca-east', topic, [eventOf('a', 1)])
      await pair.one.publish('ca-west', topic, [eventOf('a', 2)])
      await west.holds(1)
      expect(west.numbersOf('a')).toEqual([2])
    })

    test('delivers again what was not handled, before what comes after it', async () => {
      const topic = newTopic()
      let failures = 2
      const got = collector(() => {
        if (failures-- > 0) throw new Error('not now')
      })
      await pair.one.subscribe('ca-east', topic, 'group', got)
      await pair.one.publish('ca-east', topic, [eventOf('a', 1), eventOf('a', 2)])
      await got.holds(2)
      expect(got.numbersOf('a')).toEqual([1, 2])
    })

    test('of two subscribers of a group one works; the other goes on where it stopped', async () => {
      const topic = newTopic()
      const shared = collector()
      const first = await pair.one.subscribe('ca-east', topic, 'group', shared)
      await pair.one.publish('ca-east', topic, [eventOf('a', 1)])
      await shared.holds(1)
      await pair.other.subscribe('ca-east', topic, 'group', shared)
      await pair.one.publish('ca-east', topic, [eventOf('a', 2)])
      await shared.holds(2)
      await first.close()
      await pair.one.publish('ca-east', topic, [eventOf('a', 3)])
      await shared.holds(3)
      expect(shared.numbersOf('a')).toEqual([1, 2, 3])
    })

    test('gives one order to events of many publishers, and every group sees the same', async () => {
      const topic = newTopic()
      const [first, second] = [collector(), collector()]
      await pair.one.subscribe('ca-east', topic, 'first', first)
      const buses = [pair.one, pair.other]
      const publications = Array.from({ length: 30 }, (_, n) =>
        buses[n % 2]?.publish('ca-east', topic, [eventOf('same', n), eventOf('same', n + 100)]),
      )
      await Promise.all(publications)
      await pair.other.subscribe('ca-east', topic, 'second', second)
      await Promise.all([first.holds(60), second.holds(60)])
      expect(first.numbersOf('same')).toEqual(second.numbersOf('same'))
      expect(new Set(first.numbersOf('same')).size).toBe(60)
    })

    test('an empty publication does nothing', async () => {
      const topic = newTopic()
      const got = collector()
      await pair.one.publish('ca-east', topic, [])
      await pair.one.subscribe('ca-east', topic, 'group', got)
      await pair.one.publish('ca-east', topic, [eventOf('a', 1)])
      await got.holds(1)
      expect(got.numbersOf('a')).toEqual([1])
    })

    test('never has two subscribers of a group at work in one partition', async () => {
      const topic = newTopic()
      const shared = collector(() => sleep(10))
      await pair.one.subscribe('ca-east', topic, 'group', shared)
      await pair.other.subscribe('ca-east', topic, 'group', shared)
      for (let n = 0; n < 20; n++) await pair.one.publish('ca-east', topic, [eventOf('a', n)])
      await shared.holds(20)
      await sleep(50)
      expect(shared.numbersOf('a')).toEqual(Array.from({ length: 20 }, (_, n) => n))
    })

    test('carries every attribute', async () => {
      const topic = newTopic()
      const got = collector()
      const sent = {
        ...eventOf('tenants/ca-east/cases/1', 1),
        traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
      }
      await pair.one.publish('ca-east', topic, [sent])
      await pair.one.subscribe('ca-east', topic, 'group', got)
      await got.holds(1)
      const { partition: _, position: __, data, ...rest } = got.events[0] as Delivered
      const { data: sentData, ...sentRest } = sent
      expect(rest).toEqual(sentRest)
      expect(Buffer.from(data)).toEqual(Buffer.from(sentData))
    })
  })
}

const newTopic = () => `t${randomUUID()}.events.v1`

function eventOf(key: string, n: number): BusEvent {
  const time = new Date(1_800_000_000_000 + n)
  return {
    id: randomUUID(),
    source: '/tenants/x/y',
    type: 'test.Happened',
    subject: key,
    key,
    time,
    data: Buffer.from([n]),
  }
}

/** A subscriber that keeps its position as a consumer does: with the effect, or not at all. */
function collector(before: () => Promise<void> | void = () => undefined) {
  const events: Delivered[] = []
  const positions = new Map<number, bigint>()
  const subscriber: Subscriber = {
    position: async (partition) => positions.get(partition) ?? 0n,
    async handle(event) {
      await before()
      events.push(event)
      positions.set(event.partition, event.position)
    },
  }
  return {
    ...subscriber,
    events,
    numbersOf: (key: string) => events.filter((event) => event.key === key).map((event) => event.data[0]),
    async holds(count: number): Promise<void> {
      while (events.length < count) await sleep(20)
    },
  }
}
