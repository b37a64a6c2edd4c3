import { metrics } from '@opentelemetry/api'
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'

/** The metrics of this process, read when a test asks. */
export interface TestMetrics {
  /** Attributes and value of each point of a metric. */
  values(name: string): Promise<Record<string, unknown>[]>
  /** Everything as Prometheus gets it. */
  text(): Promise<string>
}

class AskedReader extends MetricReader {
  protected async onForceFlush() {}
  protected async onShutdown() {}
}

/** Begins to measure. To be called before what is measured is made. */
export function testMetrics(): TestMetrics {
  const reader = new AskedReader()
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
  return {
    async values(name) {
      const { resourceMetrics } = await reader.collect()
      const all = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics)
      const points = all.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? []
      return points.map(({ attributes, value }) => ({ ...attributes, value }))
    },
    async text() {
      return new PrometheusSerializer().serialize((await reader.collect()).resourceMetrics)
    },
  }
}
