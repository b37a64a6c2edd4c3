import { metrics } from '@opentelemetry/api'

/** Says how often the work of one worker has failed in a row; 0 once it has succeeded. */
export type TellFailures = (failures: number) => void

/**
 * Publishes for a loop of a tenant how often its work has failed in a row, the most of its workers: what goes on failing
 * has somebody called. Each call is for another worker.
 */
export function failuresOf(loop: string, tenant: string): () => TellFailures {
  const gauge = metrics.getMeter('sustento').createGauge('sustento.loop.failures', {
    description: 'Failures in a row of what a loop does',
  })
  const workers: number[] = []
  return () => {
    const worker = workers.push(0) - 1
    return (failures) => {
      workers[worker] = failures
      gauge.record(Math.max(...workers), { loop, 'sustento.tenant': tenant })
    }
  }
}
