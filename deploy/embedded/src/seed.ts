import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Seed } from '@sustento/identity/usecases/seed-tenant'
import type { StateFile } from './state-file.ts'

const accounts = ['cases', 'messaging', 'stats', 'web'] as const

/** Service accounts and first users of a tenant, as its files have them. */
export async function readSecretsOf(state: StateFile, tenant: string): Promise<Seed> {
  const serviceAccounts = await Promise.all(
    accounts.map(async (service) => {
      const file = await readFile(join(state.tenants, tenant, `${service}.json`), 'utf8')
      const { clientId, clientSecret } = JSON.parse(file) as { clientId: string; clientSecret: string }
      return { clientId, secret: clientSecret, roles: [`service-${service}` as const] }
    }),
  )
  return { serviceAccounts, users: state.people[tenant] ?? [] }
}
