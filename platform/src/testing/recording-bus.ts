import type { BusEvent } from '../bus/event.ts'
import type { Bus } from '../bus/port.ts'

/** What was published, in order. */
export interface Published {
  tenant: string
  topic: string
  event: BusEvent
}

/** A bus that keeps what is published; `fail` makes the next publications fail. Nothing is delivered. */
export interface RecordingBus extends Bus {
  published: Published[]
  fail(times: number): void
}

/** For tests of what a service tells; the tests of delivery use a real bus. */
export function recordingBus(): RecordingBus {
  const published: Published[] = []
  let failures = 0
  return {
    published,
    fail(times) {
      failures = times
    },
    async publish(tenant, topic, events) {
      if (failures > 0) {
        failures--
        throw new Error('the bus does not answer')
      }
      for (const event of events) published.push({ tenant, topic, event })
    },
    async subscribe() {
      throw new Error('a recording bus delivers nothing')
    },
    async close() {},
  }
}
