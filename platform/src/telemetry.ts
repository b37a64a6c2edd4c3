// Load before everything else: node --import @sustento/platform/telemetry main.js
import { register } from 'import-in-the-middle/register-hooks.mjs'
import { z } from 'zod'
import { loadConfig } from './config.ts'
import { findTelemetry, publishTelemetry } from './telemetry-handle.ts'
import { startTelemetry } from './telemetry-start.ts'

const Env = z.object({
  OTEL_SERVICE_NAME: z.string().default('sustento'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().or(z.literal('')).optional(),
})

if (!findTelemetry()) {
  // only these are instrumented; the others load untouched
  register({ include: ['express', 'pg', 'pg-pool', '@grpc/grpc-js', /^(node:)?https?$/] })
  const env = loadConfig(Env)
  publishTelemetry(await startTelemetry(env.OTEL_SERVICE_NAME, env.OTEL_EXPORTER_OTLP_ENDPOINT))
}
