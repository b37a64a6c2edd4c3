import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'

/**
 * Attributes that may leave the process. Instrumentations record more than we want to tell: queries of URLs, messages
 * of errors. A list of what is allowed stays right when they learn to record something new.
 */
const allowed =
  /^(service\.|sustento\.|rpc\.|network\.|server\.|http\.(request\.method|response\.status_code|route|status_code|method)|url\.(path|scheme)|express\.|db\.(system|namespace|operation|query\.text|collection)|error\.type|net\.(peer|host)\.port)/

/** The exporter, handing on spans without anything that could hold what a person entered. */
export function withoutData(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(clean), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  }
}

/** A view of the span: attributes by the list, no message of an error, no event with one. */
function clean(span: ReadableSpan): ReadableSpan {
  return Object.create(span, {
    attributes: { value: pick(span.attributes), enumerable: true },
    status: { value: { code: span.status.code }, enumerable: true },
    events: { value: [], enumerable: true },
  })
}

function pick(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => allowed.test(key)))
}
