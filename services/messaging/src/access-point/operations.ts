import type { Clock } from '@sustento/platform/clock'
import type { Log } from '@sustento/platform/log'
import type { Loop } from '@sustento/platform/loop'
import { httpServer } from '@sustento/platform/rest/server'
import type { Serving } from '@sustento/platform/serving'
import { queueMetrics } from '../transport/queue-metrics.ts'
import type { App } from '../usecases/app.ts'
import { readMeasures } from '../usecases/operator/read-queue.ts'
import type { Config } from './config/config.ts'
import { tenant } from './tenant.ts'

/** Probes and metrics of an access point. */
export interface Operations {
  servers: Serving[]
  loops: Loop[]
  close(): void
}

/** How often what waits is counted. */
const measureMs = 15_000

/** Called before anything is measured: what was made without metrics stays without them. */
export async function openMetrics({ operations }: Config): Promise<void> {
  if (operations === undefined) return
  const { offerMetrics } = await import('@sustento/platform/metrics-start')
  offerMetrics('access-point')
}

/** The probes and metrics that every service of the platform has, where the configuration has a place for them. */
export function operationsOf(
  app: App,
  { operations }: Config,
  {
    log,
    clock,
    loop,
  }: { log: Log; clock: Clock; loop: (name: string, ms: number, work: () => Promise<boolean>) => Loop },
): Operations {
  if (operations === undefined) return { servers: [], loops: [], close: () => undefined }
  const measures = queueMetrics(clock)
  const measure = async () => {
    measures.update(tenant, await readMeasures(app, { tenant }))
    return false
  }
  return {
    servers: [httpServer({ ...operations, routes: [], log })],
    loops: [loop('queue metrics', measureMs, measure)],
    close: measures.close,
  }
}
