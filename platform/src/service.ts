import type { RequestHandler } from 'express'
import type { EntitySchema } from 'typeorm'
import { audience } from './audience.ts'
import { auditRefusal } from './audit.ts'
import type { Bus } from './bus/port.ts'
import { postgresBus } from './bus/postgres.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Chore, housekeeping } from './housekeeping.ts'
import { type Log, logger } from './log.ts'
import type { Loop } from './loop.ts'
import type { MigrationClass } from './migrate.ts'
import { outboxRelay } from './outbox.ts'
import { restDoor } from './rest/door.ts'
import { httpServer } from './rest/server.ts'
import { openChannel } from './rpc/channel.ts'
import type { Definition } from './rpc/definition.ts'
import { grpcServer, type Served } from './rpc/server.ts'
import { type Running, type RunOptions, run } from './run.ts'
import type { ServiceConfig } from './service-env.ts'
import type { Serving } from './serving.ts'
import { readTenants, type Tenant, type TenantDatabases, tenantDatabases } from './tenants.ts'
import { tokenVerifier } from './tokens.ts'

/** What a service stands on. Its parts take from it what they need. */
export interface ServiceBase {
  /** Name of the service. */
  service: string
  tenants: Tenant[]
  dbs: TenantDatabases
  bus: Bus
  log: Log
}

/** Reads the tenants of a service and makes its log and the ways to its databases and its bus. Nothing is opened yet. */
export function serviceBase(
  service: string,
  config: ServiceConfig,
  schema: { entities: EntitySchema[]; migrations: MigrationClass[] },
): ServiceBase {
  const log = logger(service, config.LOG_LEVEL)
  const tenants = readTenants(config.TENANTS_DIR, service)
  const { POOL_PER_TENANT: max, SCHEMA } = config
  const dbs = tenantDatabases({ tenants, service, log, ...schema, max, schema: SCHEMA })
  return { service, tenants, dbs, bus: postgresBus({ tenants, log }), log }
}

/** What a service adds to what every service has. */
export interface ServiceParts {
  /** The contract with its handlers: see `serve`. */
  served: Served
  /** HTTP routes beside the REST door, asked first. */
  routes?: RequestHandler[]
  /** Servers beside gRPC and HTTP. */
  servers?: Serving[]
  /** In the order of stopping: consumers first. */
  loops?: Loop[]
  /** What is tidied up beside what every service tidies up. */
  chores?: Chore[]
  clock?: Clock
  /** Closed after the loops, before bus and databases. */
  close?: (() => unknown)[]
}

/**
 * Runs a service: gRPC and, in front of it, the REST door with health and metrics; its loops, housekeeping and the
 * relay of its facts and audit lines. Every call passes the same admission, and what it is refused is audited.
 */
export function runService(
  base: ServiceBase,
  config: ServiceConfig,
  parts: ServiceParts,
  options: RunOptions = {},
): Promise<Running> {
  const { tenants, dbs, bus, log } = base
  const { HOST: host, GRPC_PORT, HTTP_PORT } = config
  const { served, routes = [], servers = [], loops = [], chores = [], clock = systemClock, close = [] } = parts
  const grpc = grpcServer({
    host,
    port: GRPC_PORT,
    services: [served],
    verify: tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience }),
    auditRefusal: (ctx, entry) => auditRefusal(base, ctx, entry),
    log,
  })
  const channel = openChannel(`${host}:${GRPC_PORT}`)
  const door = restDoor({ services: [nameOf(served[0])], channel })
  const all = {
    servers: [grpc, httpServer({ host, port: HTTP_PORT, routes: [...routes, door], log }), ...servers],
    loops: [...loops, housekeeping({ ...base, chores, clock }), outboxRelay(base)],
    ready: () => dbs.anyReachable(),
    close: [() => channel.close(), ...close, bus.close, dbs.closeAll],
  }
  return run(log, all, options)
}

/** Full name of a service: a path of a method is `/name/method`. */
function nameOf(definition: Definition): string {
  const [method] = Object.values(definition)
  return method?.path.split('/')[1] ?? ''
}
