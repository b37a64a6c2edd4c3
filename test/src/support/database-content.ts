import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Installation } from './installation.ts'

/** Opens a database of a tenant as the server's superuser, as only a test may. */
export function inDatabase<T>(
  at: Installation,
  tenant: string,
  name: string,
  work: (db: pg.Client) => Promise<T>,
): Promise<T> {
  return onServer(at, tenant, `${tenant.replaceAll('-', '_')}_${name}`, work)
}

/** Opens any database on the server of a tenant's State. */
export async function onServer<T>(
  at: Installation,
  tenant: string,
  database: string,
  work: (db: pg.Client) => Promise<T>,
): Promise<T> {
  const { port, password } = at.stateOf(tenant).server
  const db = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database })
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}

/** The tables of a database. */
export async function tablesOf(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  return rows.map(({ name }) => name as string)
}

const auditTables = ['public.audit', 'public.audit_head']

/** A digest of everything in a database of a tenant; `unaudited` leaves out the audit log, which grows by refusals. */
export function contentOf(at: Installation, tenant: string, name: string, unaudited = false): Promise<string> {
  return inDatabase(at, tenant, name, async (db) => {
    const hash = createHash('sha256')
    for (const table of await tablesOf(db)) {
      if (unaudited && auditTables.includes(table)) continue
      const { rows } = await db.query(
        `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS sum FROM ${table} t`,
      )
      hash.update(`${table} ${rows[0].sum}\n`)
    }
    return hash.digest('hex')
  })
}

/** A line of the audit log about something that was refused. */
export interface Refusal {
  action: string
  name: string
  reason: string
}

/** The refusals that the audit log of a tenant's service holds, oldest first. */
export function refusalsIn(at: Installation, tenant: string, service: string): Promise<Refusal[]> {
  return inDatabase(at, tenant, service, async (db) => {
    const { rows } = await db.query(`SELECT action, name, reason FROM audit WHERE outcome = 'refused' ORDER BY seq`)
    return rows as Refusal[]
  })
}
