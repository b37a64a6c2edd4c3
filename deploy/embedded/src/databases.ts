import { secret } from '@sustento/platform/embedded/kept-files'
import { ownDatabases } from '@sustento/platform/embedded/own-databases'
import type { OwnServer } from '@sustento/platform/embedded/own-server'
import { type Folders, sealing, services } from './layout.ts'
import type { TenantSpec } from './spec.ts'

// A database and a role of its own for each tenant and service.

/** Connection texts of one tenant: `cases`, `cases_keys`, `bus`, … */
export type Urls = Record<string, string>

/** Makes what is missing of a tenant's databases and gives their connection texts. */
export async function tenantDatabases(server: OwnServer, folders: Folders, tenant: TenantSpec): Promise<Urls> {
  const names = [...services, ...sealing.map((name) => `${name}_keys`), 'bus']
  const prefix = `${tenant.id.replaceAll('-', '_')}_`
  const urls = await databases(
    server,
    folders,
    names.map((name) => `${prefix}${name}`),
  )
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name.slice(prefix.length), url]))
}

/** The database of the web sessions of a State. */
export async function sessionDatabase(server: OwnServer, folders: Folders): Promise<string> {
  const [url = ''] = Object.values(await databases(server, folders, ['web_sessions']))
  return url
}

async function databases(server: OwnServer, folders: Folders, names: string[]): Promise<Urls> {
  const passwords: Record<string, string> = {}
  for (const name of names) passwords[name] = await secret(folders.secrets, `database-${name}`)
  return ownDatabases(server, passwords)
}
