import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Fault } from './errors.ts'

/** `tenant.json`: what is public of an authority. */
export const TenantFile = z.object({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .describe('The tenant’s segment in resource names; the name of its folder'),
  name: z.string().min(1).describe('Shown where people choose their authority'),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe('ISO 3166-1 alpha-2 code of its State'),
  issuer: z.url().describe('The issuer whose tokens select this tenant; of no other tenant'),
  jwksUri: z.url().optional().describe('Where the issuer’s keys are, when discovery does not tell'),
  languages: z
    .array(z.string().min(2))
    .min(1)
    .describe('Languages of its caseworkers (BCP 47), the preferred one first'),
  authority: z
    .looseObject({ name: z.string().min(1) })
    .describe('How other authorities reach it, as its forms print it: JSON of `sustento.type.v1.Authority`'),
  agreements: z
    .array(
      z.strictObject({
        instrument: z.string().min(1),
        state: z.string().regex(/^[A-Z]{2}$/),
        from: z.iso.date(),
      }),
    )
    .optional()
    .describe('Instruments that bind its State and another, where the product does not know it by itself'),
  demonstrationNotice: z
    .string()
    .optional()
    .describe('Said on every page when the authority is invented for a demonstration'),
})

/** `<service>.json`: the credentials of one service in one tenant. */
export const ServiceFile = z.object({
  url: z
    .string()
    .optional()
    .describe('The tenant’s database of this service, `postgres://role:password@host:port/name`'),
  keysUrl: z.string().optional().describe('The database of wrapped keys: `cases`, `messaging` and `identity`'),
  busUrl: z.string().optional().describe('The tenant’s bus, the same for all its services'),
  clientId: z.string().min(1).describe('The service account that the service’s own loops run as'),
  clientSecret: z.string().min(16).describe('Its secret'),
})

/** One Central Authority, as one service sees it. */
export type Tenant = z.infer<typeof TenantFile> & {
  service: z.infer<typeof ServiceFile>
  /** Folder of the tenant's mounted secrets, for key and access-point files. */
  folder: string
}

/**
 * Reads the tenants that this service serves: every folder of `dir` with the service's file. Everything that is wrong
 * in any file is named in one error, without values, since some are secrets.
 */
export function readTenants(dir: string, service: string): Tenant[] {
  const wrong: string[] = []
  const tenants = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap(({ name }) => {
      const folder = join(dir, name)
      const tenant = readPart(join(folder, 'tenant.json'), TenantFile, wrong)
      const own = readPart(join(folder, `${service}.json`), ServiceFile, wrong)
      if (tenant && tenant.id !== name) wrong.push(`${join(folder, 'tenant.json')}: id is not the folder's name`)
      return tenant && own ? [{ ...tenant, service: own, folder }] : []
    })
  const issuers = tenants.map((tenant) => tenant.issuer)
  if (new Set(issuers).size < issuers.length) wrong.push(`${dir}: two tenants have the same issuer`)
  if (wrong.length > 0) throw new Fault(`tenants: ${wrong.join('; ')}`)
  return tenants
}

function readPart<S extends z.ZodType>(path: string, schema: S, wrong: string[]): z.infer<S> | undefined {
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (read.success) return read.data
    wrong.push(...read.error.issues.map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`))
  } catch (e) {
    wrong.push(`${path}: ${e instanceof SyntaxError ? 'not JSON' : 'cannot be read'}`)
  }
  return undefined
}
