import { expect } from '@jest/globals'
import { inDatabase } from '../support/database-content.ts'
import type { Installation } from '../support/installation.ts'

// What both sides must hold after a number of applications from pt to be-fr, each with its three documents and the
// court's extract: nothing less, and nothing more.

const sent = {
  cases: `SELECT count(*)::int AS n FROM cases WHERE direction = 'outgoing'`,
  delivered: `SELECT count(*)::int AS n FROM submissions WHERE direction = 'outgoing' AND state = 'delivered'`,
  'time limits of an acknowledgement': `SELECT count(*)::int AS n FROM time_limits WHERE clock = 'acknowledge'`,
  'facts ApplicationTransmitted': `SELECT count(*)::int AS n FROM outbox WHERE type LIKE '%.ApplicationTransmitted'`,
  'notes of a delivery': `SELECT count(*)::int AS n FROM timeline WHERE kind = 'message-delivered'`,
}

const received = {
  cases: `SELECT count(*)::int AS n FROM cases WHERE direction = 'incoming'`,
  applications: `SELECT count(*)::int AS n FROM submissions WHERE direction = 'incoming'`,
  'time limits of an acknowledgement': `SELECT count(*)::int AS n FROM time_limits WHERE clock = 'acknowledge'`,
  'facts ApplicationReceived': `SELECT count(*)::int AS n FROM outbox WHERE type LIKE '%.ApplicationReceived'`,
  'a quarter of the documents': `SELECT count(*)::int / 4 AS n FROM documents WHERE received`,
}

const carried = {
  messages: `SELECT count(*)::int AS n FROM messages WHERE action = 'application'`,
  facts: `SELECT count(DISTINCT m.id)::int AS n FROM messages m JOIN evidences e ON e.message = m.id
          WHERE m.action = 'application' AND e.kind IN ('receipt', 'receipt-issued')`,
  receipts: `SELECT count(*)::int AS n FROM messages m JOIN evidences e ON e.message = m.id
             WHERE m.action = 'application' AND e.kind IN ('receipt', 'receipt-issued')`,
}

/** Both authorities hold each of so many applications once: nothing is lost, nothing is there twice. */
export async function expectWhole(at: Installation, applications: number): Promise<void> {
  await expectCounts(at, 'pt', 'cases', sent, applications)
  await expectCounts(at, 'be-fr', 'cases', received, applications)
  for (const tenant of ['pt', 'be-fr']) await expectCounts(at, tenant, 'messaging', carried, applications)
}

async function expectCounts(
  at: Installation,
  tenant: string,
  database: string,
  queries: Record<string, string>,
  expected: number,
): Promise<void> {
  const counted = await inDatabase(at, tenant, database, async (db) => {
    const entries: [string, number][] = []
    for (const [what, sql] of Object.entries(queries)) entries.push([what, (await db.query(sql)).rows[0].n])
    return Object.fromEntries(entries)
  })
  expect({ tenant, ...counted }).toEqual({
    tenant,
    ...Object.fromEntries(Object.keys(queries).map((what) => [what, expected])),
  })
}
