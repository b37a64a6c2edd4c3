import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

/** Environment of this service; `docs/configuration.md` explains each key. */
export const formsEnv = z.object({
  TENANTS_DIR: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port.default(50_052),
  HTTP_PORT: port.default(8082),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  POOL_PER_TENANT: z.coerce.number().int().min(1).max(50).default(2),
  /** `migrate` at start, or `expect` a job to have done it. */
  SCHEMA: z.enum(['migrate', 'expect']).default('migrate'),
  /** Documents rendered at the same time, each in a child process. */
  RENDERERS: z.coerce.number().int().min(1).max(16).default(1),
  /** A document that takes longer is given up. */
  RENDER_TIMEOUT_MS: z.coerce.number().int().min(1000).max(120_000).default(20_000),
  /** A renderer without work leaves after this time. */
  RENDERER_IDLE_MS: z.coerce.number().int().min(100).default(20_000),
})

/** Configuration of this service. */
export type FormsConfig = z.infer<typeof formsEnv>
