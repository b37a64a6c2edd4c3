import type { IncomingMessage, ServerResponse } from 'node:http'

/** The telemetry of the process, once it is loaded. */
export interface Telemetry {
  /** Answers a scrape with the metrics in Prometheus' text format. */
  metrics(request: IncomingMessage, response: ServerResponse): void
  /** Sends what has not been sent. */
  shutdown(): Promise<void>
}

const place = Symbol.for('sustento.telemetry')
const shared = globalThis as { [place]?: Telemetry | undefined }

/** Where `telemetry.ts`, loaded before everything else and perhaps as another copy, leaves its handle. */
export function publishTelemetry(telemetry: Telemetry | undefined): void {
  shared[place] = telemetry
}

/** The telemetry of the process, if it was loaded. */
export function findTelemetry(): Telemetry | undefined {
  return shared[place]
}

/** The step of a stop before the databases are closed; nothing without telemetry. */
export async function shutdownTelemetry(): Promise<void> {
  await shared[place]?.shutdown()
}
