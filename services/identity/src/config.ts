import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const uris = z
  .string()
  .transform((list) => list.split(',').map((uri) => uri.trim()))
  .pipe(z.array(z.url()).min(1))

/** Environment of this service. */
export const identityEnv = z.object({
  TENANTS_DIR: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port.default(50_055),
  HTTP_PORT: port.default(8085),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  POOL_PER_TENANT: z.coerce.number().int().min(1).max(50).default(5),
  /** `migrate` at start, or `expect` a job to have done it. */
  SCHEMA: z.enum(['migrate', 'expect']).default('migrate'),
  /** Where the web receives people who signed in, comma separated. */
  WEB_REDIRECT_URIS: uris,
  /** Where the web receives people who signed out, comma separated. */
  WEB_SIGNED_OUT_URIS: uris,
  /** Forms that one network address may send in a quarter of an hour. */
  ATTEMPTS_PER_ADDRESS: z.coerce.number().int().min(1).default(300),
  /** Proxies in front whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
})

/** Configuration of this service. */
export type IdentityConfig = z.infer<typeof identityEnv>
