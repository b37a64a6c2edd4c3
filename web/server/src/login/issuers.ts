import { Refused } from '@sustento/platform/errors'
import { promiseCache } from '@sustento/platform/promise-cache'
import type { Tenant } from '@sustento/platform/tenants'
import { allowInsecureRequests, ClientSecretBasic, type Configuration, discovery } from 'openid-client'

/** The issuers that people sign in at, one per authority. */
export interface Issuers {
  /** The authority; undefined when it is not served here. */
  find(tenant: string): Tenant | undefined
  /** Its issuer as a client of it; UNAVAILABLE when it does not answer. */
  client(tenant: Tenant): Promise<Configuration>
}

const answerWithinSeconds = 5
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Reads what an issuer says about itself when somebody first wants to sign in there; a failure is not kept. */
export function issuersOf(tenants: Tenant[]): Issuers {
  const known = new Map(tenants.map((tenant) => [tenant.id, tenant]))
  const clients = promiseCache(discover)
  return { find: (tenant) => known.get(tenant), client: (tenant) => clients.get(tenant.id, tenant) }
}

async function discover({ issuer, service }: Tenant): Promise<Configuration> {
  const server = new URL(issuer)
  // tokens travel in clear only where they never leave the machine
  const execute = server.protocol === 'http:' && loopback.has(server.hostname) ? [allowInsecureRequests] : []
  const options = { execute, timeout: answerWithinSeconds }
  try {
    return await discovery(server, service.clientId, undefined, ClientSecretBasic(service.clientSecret), options)
  } catch (cause) {
    throw Object.assign(new Refused('UNAVAILABLE', 'the sign-in service does not answer; try again later'), { cause })
  }
}
