import { z } from 'zod'

/** A port; 0 for any free one. */
export const port = z.coerce.number().int().min(0).max(65_535)

/** Where a service answers gRPC. */
export const address = z.string().regex(/^[^\s:]+(:\/\/\/?[^\s]+)?:\d+$/, 'host:port or dns:///host:port')

/** How much a process tells. */
export const logLevel = z
  .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
  .default('info')
  .describe('How much is logged. `trace` shows errors whole, which may quote personal data: for development only')

/** Where the tenants' folders are. */
export const tenantsDir = z.string().min(1).describe('Folder with one folder for each tenant, see below')

/** What a process listens on. */
export const host = z.string().default('127.0.0.1').describe('Address to listen on')

/**
 * The environment that every service has; `extend` it with the service's own. Descriptions come last in each chain:
 * `docs/configuration.md` is made of them.
 */
export function serviceEnv(usual: { grpcPort: number; httpPort: number; pool: number; leastPool?: number }) {
  const pool = z.coerce
    .number()
    .int()
    .min(usual.leastPool ?? 1)
    .max(50)
  return z.object({
    TENANTS_DIR: tenantsDir,
    HOST: host,
    GRPC_PORT: port.default(usual.grpcPort).describe('Port of gRPC'),
    HTTP_PORT: port.default(usual.httpPort).describe('Port of REST, `/live`, `/ready` and `/metrics`'),
    LOG_LEVEL: logLevel,
    POOL_PER_TENANT: pool.default(usual.pool).describe('Most connections to the database of one tenant'),
    SCHEMA: z
      .enum(['migrate', 'expect'])
      .default('migrate')
      .describe('`migrate`: bring a database up to date when it is opened; `expect`: refuse one that is not'),
  })
}

/** The part of a service's configuration that every service has. */
export type ServiceConfig = z.infer<ReturnType<typeof serviceEnv>>
