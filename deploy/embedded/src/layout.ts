import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { serverFolder } from '@sustento/platform/embedded/server-folder'

// Where things of a State are: folders under one data folder, ports from one base.

/** The services that have a gRPC port and a database. */
export const services = ['cases', 'forms', 'messaging', 'stats', 'identity'] as const
/** A service of a State. */
export type ServiceName = (typeof services)[number]

/** The services that seal personal data and so have a key database beside their own. */
export const sealing: readonly ServiceName[] = ['cases', 'messaging', 'identity']

/** Ports of a State on the loopback interface. */
export interface Ports {
  web: number
  as4: number
  postgres: number
  grpc: Record<ServiceName, number>
  http: Record<ServiceName, number>
}

/** The ports of a State, counted from its base. */
export function portsFrom(base: number): Ports {
  const from = (first: number) =>
    Object.fromEntries(services.map((name, i) => [name, base + first + i])) as Record<ServiceName, number>
  return { web: base, as4: base + 1, postgres: base + 2, grpc: from(10), http: from(20) }
}

/** Folders of a State. */
export interface Folders {
  /** Everything of the State but its database server. */
  home: string
  /** One folder a tenant, laid out as the secrets that Kubernetes mounts. */
  tenants: string
  /** Secrets made at first start. */
  secrets: string
  /** The PostgreSQL server: programs, data, log. */
  postgres: string
}

/** The folders of a State. */
export async function foldersOf(data: string, state: string): Promise<Folders> {
  const home = join(resolve(data), state)
  const id = createHash('sha256').update(resolve(data)).digest('hex').slice(0, 12)
  return {
    home,
    tenants: join(home, 'tenants'),
    secrets: join(home, 'secrets'),
    postgres: await serverFolder(data, join(state, 'postgres'), id),
  }
}
