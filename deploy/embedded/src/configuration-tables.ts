import { casesEnv } from '@sustento/cases/config'
import { formsEnv } from '@sustento/forms/config'
import { identityEnv } from '@sustento/identity/config'
import { messagingEnv } from '@sustento/messaging/config'
import { AccessPointFile, PartnerFile } from '@sustento/messaging/store/access-point-files'
import { serviceEnv } from '@sustento/platform/service-env'
import { ServiceFile, TenantFile } from '@sustento/platform/tenant-files'
import { statsEnv } from '@sustento/stats/config'
import { webEnv } from '@sustento/web-server/config'
import { z } from 'zod'

// The tables of docs/configuration.md, made of the schemas that the processes read their configuration with.

/** One key as JSON Schema has it. */
interface Key {
  description?: string
  default?: unknown
  enum?: string[]
  minimum?: number
  maximum?: number
}

const root = new URL('../../../', import.meta.url).pathname
const common = keysOf(serviceEnv({ grpcPort: 0, httpPort: 0, pool: 1 }))

/** Keys that every service has, each with a default of its own. */
const differing = new Set(['GRPC_PORT', 'HTTP_PORT', 'POOL_PER_TENANT'])

/** Every table by its name in the page. */
export const tables: Record<string, string> = {
  'every service': table(common.filter(({ name }) => !differing.has(name))),
  cases: service(casesEnv),
  forms: service(formsEnv),
  messaging: service(messagingEnv),
  stats: service(statsEnv),
  identity: service(identityEnv),
  web: table(keysOf(webEnv)),
  'tenant.json': table(keysOf(TenantFile)),
  'service.json': table(keysOf(ServiceFile)),
  'as4/access-point.json': table(keysOf(AccessPointFile)),
  'as4/partners.json': table(keysOf(PartnerFile)),
}

/** The page with its tables made anew: each stands between `<!-- table: NAME -->` and `<!-- end -->`. */
export function withTables(page: string): string {
  return page.replace(/(<!-- table: ([^\n]+) -->\n).*?(?=<!-- end -->)/gs, (_, mark: string, name: string) => {
    return `${mark}\n${tables[name] ?? 'there is no such table\n'}\n`
  })
}

type Keys = { name: string; key: Key; required: boolean }[]

function keysOf(schema: z.ZodObject): Keys {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, key]) => ({ name, key: key as Key, required: required.includes(name) }))
}

function service(schema: z.ZodObject): string {
  const shared = new Set(common.map(({ name }) => name))
  return table(keysOf(schema).filter(({ name }) => !shared.has(name) || differing.has(name)))
}

function table(keys: Keys): string {
  const rows = keys.map(
    ({ name, key, required }) => `| \`${name}\` | ${defaultOf(key, required)} | ${meaningOf(key)} |\n`,
  )
  return `| key | default | meaning |\n|---|---|---|\n${rows.join('')}`
}

function defaultOf(key: Key, required: boolean): string {
  if (required) return '**required**'
  if (key.default === undefined || key.default === '') return '–'
  const value = typeof key.default === 'string' ? key.default.replace(root, '') : JSON.stringify(key.default)
  return `\`${value}\``
}

function meaningOf({ description = '', enum: values, minimum, maximum }: Key): string {
  if (values) return `${description}. One of ${values.map((value) => `\`${value}\``).join(', ')}`
  if (minimum === undefined) return description
  return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER
    ? `${description}. At least ${minimum}`
    : `${description}. ${minimum} to ${maximum}`
}
