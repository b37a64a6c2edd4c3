import pg from 'pg'
import { type Folders, sealing, services } from './layout.ts'
import { secret } from './secrets.ts'
import type { StateServer } from './server.ts'
import type { TenantSpec } from './spec.ts'

// A database and a role of its own for each tenant and service; the credential is the wall.

/** Connection texts of one tenant: `cases`, `cases_keys`, `bus`, … */
export type Urls = Record<string, string>

/** Makes what is missing of a tenant's databases and gives their connection texts. */
export async function tenantDatabases(server: StateServer, folders: Folders, tenant: TenantSpec): Promise<Urls> {
  const names = [...services, ...sealing.map((name) => `${name}_keys`), 'bus']
  const urls: Urls = {}
  await asAdmin(server, async (admin) => {
    for (const name of names)
      urls[name] = await database(admin, server, folders, `${tenant.id.replaceAll('-', '_')}_${name}`)
  })
  return urls
}

/** The database of the web sessions of a State. */
export async function sessionDatabase(server: StateServer, folders: Folders): Promise<string> {
  return asAdmin(server, (admin) => database(admin, server, folders, 'web_sessions'))
}

async function database(admin: pg.Client, server: StateServer, folders: Folders, name: string): Promise<string> {
  const password = await secret(folders.secrets, `database-${name}`)
  const known = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (known.rowCount === 0) {
    const id = pg.escapeIdentifier(name)
    const role = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
    if (role.rowCount === 0) await admin.query(`CREATE ROLE ${id} LOGIN PASSWORD ${pg.escapeLiteral(password)}`)
    await admin.query(`CREATE DATABASE ${id} OWNER ${id}`)
    await admin.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`)
  }
  return `postgres://${name}:${password}@127.0.0.1:${server.port}/${name}`
}

async function asAdmin<T>(server: StateServer, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: server.password,
    database: 'postgres',
  })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
