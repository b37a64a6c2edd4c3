import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers a scrape with the metrics of the process, in Prometheus' text format. */
export type MetricsHandler = (request: IncomingMessage, response: ServerResponse) => void

const place = Symbol.for('sustento.metrics')
const shared = globalThis as { [place]?: MetricsHandler }

/** Where `telemetry.ts`, loaded before everything else and perhaps as another copy, leaves the metrics. */
export function publishMetrics(handler: MetricsHandler): void {
  shared[place] = handler
}

/** The metrics of the process, if telemetry was loaded. */
export function findMetrics(): MetricsHandler | undefined {
  return shared[place]
}
