import { metrics } from '@opentelemetry/api'
import type { Clock } from '@sustento/platform/clock'
import type { Measured } from '../usecases/operator/read-queue.ts'

/** The states that are measured: those that are not the end. */
const measured = ['queued', 'sending', 'failed', 'received', 'forwarding'] as const

/** The measures of the queues, as they were when last counted. */
export interface QueueMetrics {
  /** Takes over what was counted. */
  update(tenant: string, queue: Measured): void
  close(): void
}

/** Publishes what waits as metrics, so that somebody is called when it is too much. */
export function queueMetrics(clock: Clock): QueueMetrics {
  const queues = new Map<string, Measured>()
  const meter = metrics.getMeter('sustento')
  const messages = meter.createObservableGauge('sustento.messaging.queue', {
    description: 'Messages that are not finished, by state',
  })
  const stuck = meter.createObservableGauge('sustento.messaging.stuck', {
    description: 'Messages taken over to be sent more than an hour ago that still wait',
  })
  const oldest = meter.createObservableGauge('sustento.messaging.oldest_waiting', {
    unit: 's',
    description: 'How long the oldest message waits to be sent or to be taken over',
  })
  const overdue = meter.createObservableGauge('sustento.messaging.evidence_overdue', {
    description: 'Messages for which an evidence is awaited that is late',
  })
  const observe: Parameters<typeof meter.addBatchObservableCallback>[0] = (result) => {
    for (const [tenant, queue] of queues) {
      const of = { 'sustento.tenant': tenant }
      for (const state of measured) {
        const count = queue.counts.find((each) => each.state === state)?.count ?? 0
        result.observe(messages, count, { ...of, state })
      }
      result.observe(stuck, queue.stuck, of)
      result.observe(overdue, queue.overdue, of)
      const waited = queue.waitingSince ? clock.now().getTime() - queue.waitingSince.getTime() : 0
      result.observe(oldest, Math.max(0, waited / 1000), of)
    }
  }
  const observed = [messages, stuck, oldest, overdue]
  meter.addBatchObservableCallback(observe, observed)
  return {
    update: (tenant, queue) => void queues.set(tenant, queue),
    close: () => meter.removeBatchObservableCallback(observe, observed),
  }
}
