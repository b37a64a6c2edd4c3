import { metrics } from '@opentelemetry/api'
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { findTelemetry, publishTelemetry, type Telemetry } from './telemetry-handle.ts'

/** Starts metrics, which are kept for `/metrics`. */
export function startMetrics(service: string): Telemetry {
  const prometheus = new PrometheusExporter({ preventServerStart: true })
  const meters = new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    readers: [prometheus],
  })
  metrics.setGlobalMeterProvider(meters)
  return {
    metrics: (request, response) => prometheus.getMetricsRequestHandler(request, response),
    shutdown: () => meters.shutdown(),
  }
}

/** Metrics alone, for a program that is not started with telemetry: our own measures, and nothing is instrumented. */
export function offerMetrics(service: string): void {
  if (!findTelemetry()) publishTelemetry(startMetrics(service))
}
