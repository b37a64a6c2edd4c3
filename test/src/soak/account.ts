import pg from 'pg'
import type { Ledger } from './ledger.ts'
import { otherThan, type Side } from './side.ts'

const count = `SELECT direction || ' ' || state AS what, count(*)::int AS n FROM messages GROUP BY 1`

/** What the database of a side holds besides each message once, in the state in which its way is at its end. */
export async function leftIn({ name, database }: Side, ledger: Ledger): Promise<string[]> {
  const client = new pg.Client(database.url)
  await client.connect()
  try {
    const { rows } = await client.query<{ what: string; n: number }>(count)
    const expected = new Map([
      ['outgoing delivered', ledger.sentBy(name)],
      ['incoming confirmed', ledger.sentBy(otherThan(name))],
    ])
    return rows
      .filter(({ what, n }) => expected.get(what) !== n)
      .map(({ what, n }) => `${name} holds ${n} messages ${what}, not ${expected.get(what) ?? 0}`)
  } finally {
    await client.end()
  }
}
