import type { FileRegistry } from '@bufbuild/protobuf'
import {
  Server as Engine,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import { HealthImplementation } from 'grpc-health-check'
import { accessOf } from '../access.ts'
import { contract, getRpc } from '../descriptors.ts'
import { Fault } from '../errors.ts'
import type { Serving } from '../serving.ts'
import { type Attendance, attendant, type OpenMethod } from './attend.ts'
import type { Definition, Handlers, MethodShape } from './definition.ts'
import { handlerOf, tolerant } from './methods.ts'
import { tenantRule } from './tenant.ts'

/** A service and what implements it; made by `serve`. */
export type Served = readonly [definition: Definition, handlers: object]

/** Limits of a gRPC server. */
export interface GrpcLimits {
  /** Largest message in either direction. */
  maxMessageBytes: number
  /** Longest deadline of a call without streams. */
  unaryMs: number
  /** Longest deadline of a call with a stream. */
  streamMs: number
  /** A connection is closed after this time, so that clients find new replicas (grpc-node#2455). */
  connectionAgeMs: number
}

/** What a gRPC server is made of. */
export interface GrpcServerOptions extends Attendance {
  /** 0 for any free port. */
  port: number
  host?: string
  services: readonly Served[]
  limits?: Partial<GrpcLimits>
  credentials?: ServerCredentials
  registry?: FileRegistry
}

const usual: GrpcLimits = {
  maxMessageBytes: 4 * 1024 * 1024,
  unaryMs: 60_000,
  streamMs: 15 * 60_000,
  connectionAgeMs: 5 * 60_000,
}

/** Pairs a service with its handlers, checked by the compiler. */
export function serve<D extends Definition>(definition: D, handlers: Handlers<D>): Served {
  return [definition, handlers]
}

/**
 * A gRPC server whose calls all pass the same admission: deadline, token, role, tenant. A method without handler,
 * access rule or tenant name is a mistake of the composition and throws here, before anything listens.
 */
export function grpcServer(options: GrpcServerOptions): Serving {
  const limits = { ...usual, ...options.limits }
  const { port, host = '127.0.0.1', services, credentials = ServerCredentials.createInsecure() } = options
  const engine = new Engine({
    'grpc.max_receive_message_length': limits.maxMessageBytes,
    'grpc.max_send_message_length': limits.maxMessageBytes,
    'grpc.max_connection_age_ms': limits.connectionAgeMs,
    'grpc.max_connection_age_grace_ms': limits.streamMs,
  })
  const names = services.flatMap((served) => [...addService(engine, served, limits, options)])
  const health = new HealthImplementation()
  health.addToServer(engine)
  const setReady = (ready: boolean) => {
    for (const name of ['', ...names]) health.setStatus(name, ready ? 'SERVING' : 'NOT_SERVING')
  }
  setReady(false)
  return {
    name: 'grpc',
    start: () =>
      new Promise((resolve, reject) =>
        engine.bindAsync(`${host}:${port}`, credentials, (error, actual) => (error ? reject(error) : resolve(actual))),
      ),
    setReady,
    drain: (ms) => drain(engine, ms),
  }
}

/** Adds a service to the engine; gives the service's full name. */
function addService(
  engine: Engine,
  [definition, handlers]: Served,
  limits: GrpcLimits,
  options: GrpcServerOptions,
): Set<string> {
  const registry = options.registry ?? contract()
  const attend = attendant(options)
  const names = new Set<string>()
  const shapes: Record<string, MethodShape> = {}
  const calls: UntypedServiceImplementation = {}
  for (const [key, shape] of Object.entries(definition)) {
    const method = openMethod(shape, limits, registry)
    const handler = (handlers as Record<string, unknown>)[key]
    if (typeof handler !== 'function') throw new Fault(`configuration: ${shape.path} has no handler`)
    shapes[key] = tolerant(shape)
    // a handler may be a method of an object
    calls[key] = handlerOf(shape, method, handler.bind(handlers), attend)
    names.add(method.rpc.service)
  }
  engine.addService(shapes as ServiceDefinition, calls)
  return names
}

function openMethod(shape: MethodShape, limits: GrpcLimits, registry: FileRegistry): OpenMethod {
  const rpc = getRpc(shape.path, registry)
  return {
    rpc,
    roles: accessOf(rpc, registry),
    tenants: tenantRule(rpc.path, rpc.desc.input),
    longestMs: shape.requestStream || shape.responseStream ? limits.streamMs : limits.unaryMs,
  }
}

/** Takes no new calls, lets open ones end, and after the given time ends them. */
function drain(engine: Engine, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => engine.forceShutdown(), ms)
    engine.tryShutdown(() => {
      clearTimeout(force)
      resolve()
    })
  })
}
