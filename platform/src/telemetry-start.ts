import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express'
import { GrpcInstrumentation } from '@opentelemetry/instrumentation-grpc'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOffSampler, BatchSpanProcessor, ParentBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace'
import { startMetrics } from './metrics-start.ts'
import type { Telemetry } from './telemetry-handle.ts'
import { withoutData } from './telemetry-scrub.ts'

const probes = /^\/(live|ready|metrics)$/

/**
 * Starts traces and metrics. Metrics are kept for `/metrics`; spans are recorded only when a collector is configured,
 * but every call has its trace id, so that the lines of all services about it can be found.
 */
export async function startTelemetry(service: string, collector: string | undefined): Promise<Telemetry> {
  const resource = resourceFromAttributes({ 'service.name': service })
  const meters = startMetrics(service)
  const traces = new TracerProvider({ resource, ...(await recording(collector)) })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(traces)
  registerInstrumentations({ instrumentations: instrumentations() })
  return {
    metrics: meters.metrics,
    shutdown: async () => {
      await Promise.all([traces.shutdown(), meters.shutdown()])
    },
  }
}

function instrumentations() {
  return [
    new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url = '' }) => probes.test(url) }),
    new ExpressInstrumentation(),
    new GrpcInstrumentation({ ignoreGrpcMethods: [(method) => method === 'Check' || method === 'Watch'] }),
    // outside of a call are the loops, which ask every second
    new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
  ]
}

async function recording(collector: string | undefined) {
  if (!collector) return { sampler: new ParentBasedSampler({ root: new AlwaysOffSampler() }) }
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
  const exporter = new OTLPTraceExporter({ url: `${collector.replace(/\/$/, '')}/v1/traces` })
  return { spanProcessors: [new BatchSpanProcessor({ exporter: withoutData(exporter) })] }
}
