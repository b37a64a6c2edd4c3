import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const address = z.string().regex(/^[^\s:]+(:\/\/\/?[^\s]+)?:\d+$/, 'host:port or dns:///host:port')

/** Environment of this service; `docs/configuration.md` explains each key. */
export const casesEnv = z.object({
  TENANTS_DIR: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port.default(50_051),
  HTTP_PORT: port.default(8081),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  POOL_PER_TENANT: z.coerce.number().int().min(1).max(50).default(5),
  /** `migrate` at start, or `expect` a job to have done it. */
  SCHEMA: z.enum(['migrate', 'expect']).default('migrate'),
  /** Where the other services answer gRPC. */
  FORMS_ADDRESS: address,
  MESSAGING_ADDRESS: address,
  IDENTITY_ADDRESS: address,
})

/** Configuration of this service. */
export type CasesConfig = z.infer<typeof casesEnv>
