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

/** A digest of everything in a database of a tenant but the tables left out. */
export function contentOf(at: Installation, tenant: string, name: string, except: string[] = []): Promise<string> {
  return inDatabase(at, tenant, name, async (db) => {
    const hash = createHash('sha256')
    for (const table of await tablesOf(db)) {
      if (except.includes(table.replace('public.', ''))) continue
      const { rows } = await db.query(
        `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS sum FROM ${table} t`,
      )
      hash.update(`${table} ${rows[0].sum}\n`)
    }
    return hash.digest('hex')
  })
}

/** The audit log, which grows by what is refused. */
export const auditLog = ['audit', 'audit_head']

/** Facts that were told and heard: an incident is one. */
const exchanged = ['outbox', 'inbox', 'inbox_offsets']

/** A digest of the cases and messages that an authority holds; not of its audit log and its facts about incidents. */
export async function heldBy(at: Installation, tenant: string): Promise<string> {
  const contents = ['cases', 'messaging'].map((name) => contentOf(at, tenant, name, [...auditLog, ...exchanged]))
  return (await Promise.all(contents)).join(' ')
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
