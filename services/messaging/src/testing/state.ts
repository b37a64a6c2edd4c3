import type { MessageRow } from '../store/message-row.ts'
import { messageColumns } from '../store/message-row.ts'
import type { TestMessaging } from './messaging.ts'

/** Everything in a tenant's database that a message could have changed, besides audit lines: a digest of each row. */
export async function stateOf({ tenants }: TestMessaging, tenant: string): Promise<Record<string, string[]>> {
  const db = await tenants.dbs.get(tenant)
  const tables = ['messages', 'wires', 'parts', 'evidences', 'chunks', 'spools', 'outbox']
  const state: Record<string, string[]> = {}
  for (const table of tables) {
    const rows: { digest: string }[] = await db.query(`SELECT md5(t::text) AS digest FROM ${table} t ORDER BY t`)
    state[table] = rows.map((row) => row.digest)
  }
  return state
}

/** The same without what was told to others. */
export async function keptBy(messaging: TestMessaging, tenant: string): Promise<Record<string, string[]>> {
  const { outbox: _, ...kept } = await stateOf(messaging, tenant)
  return kept
}

/** The messages of a tenant in the order in which they came. */
export async function messagesOf({ tenants }: TestMessaging, tenant: string): Promise<MessageRow[]> {
  const db = await tenants.dbs.get(tenant)
  return db.query(`SELECT ${messageColumns} FROM messages ORDER BY id`)
}

/** Audit lines of a tenant since the last call for it. */
export async function newAuditLines({ tenants }: TestMessaging, tenant: string): Promise<AuditLine[]> {
  const db = await tenants.dbs.get(tenant)
  const key = `${tenants.dir} ${tenant}`
  const rows: AuditLine[] = await db.query('SELECT * FROM audit WHERE seq > $1 ORDER BY seq', [seen.get(key) ?? 0])
  const last = rows.at(-1)
  if (last !== undefined) seen.set(key, Number(last.seq))
  return rows
}

/** A line of the audit log. */
export interface AuditLine {
  seq: string
  action: string
  name: string
  outcome: string
  reason: string | null
  basis: string | null
}

const seen = new Map<string, number>()

/** Types and bytes of the facts of a tenant, in the order of writing. */
export async function factsOf({ tenants }: TestMessaging, tenant: string): Promise<{ type: string; data: Buffer }[]> {
  const db = await tenants.dbs.get(tenant)
  return db.query('SELECT type, data FROM outbox ORDER BY seq')
}
