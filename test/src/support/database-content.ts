import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Installation } from './installation.ts'

/** Opens a database of a tenant as the server's superuser, as only a test may. */
export async function inDatabase<T>(
  at: Installation,
  tenant: string,
  name: string,
  work: (db: pg.Client) => Promise<T>,
): Promise<T> {
  const { server } = at.stateOf(tenant)
  const db = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: server.password,
    database: `${tenant.replaceAll('-', '_')}_${name}`,
  })
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}

/** A digest of everything in a database of a tenant. */
export function contentOf(at: Installation, tenant: string, name: string): Promise<string> {
  return inDatabase(at, tenant, name, async (db) => {
    const hash = createHash('sha256')
    const tables = await db.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    )
    for (const { name: table } of tables.rows) {
      const { rows } = await db.query(
        `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS sum FROM ${table} t`,
      )
      hash.update(`${table} ${rows[0].sum}\n`)
    }
    return hash.digest('hex')
  })
}

/** How many refusals the audit log of a tenant's service holds. */
export function refusalsIn(at: Installation, tenant: string, service: string): Promise<number> {
  return inDatabase(at, tenant, service, async (db) => {
    const { rows } = await db.query(`SELECT count(*)::int AS n FROM audit WHERE outcome = 'refused'`)
    return rows[0].n as number
  })
}
