import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

/** Environment of this service; `docs/configuration.md` explains each key. */
export const statsEnv = z.object({
  TENANTS_DIR: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port.default(50_054),
  HTTP_PORT: port.default(8084),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  POOL_PER_TENANT: z.coerce.number().int().min(1).max(50).default(5),
  /** `migrate` at start, or `expect` a job to have done it. */
  SCHEMA: z.enum(['migrate', 'expect']).default('migrate'),
  /** Where `cases` answers gRPC. */
  CASES_ADDRESS: z.string().min(1),
})

/** Configuration of this service. */
export type StatsConfig = z.infer<typeof statsEnv>
