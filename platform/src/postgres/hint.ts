import type { DataSource, EntityManager, QueryRunner } from 'typeorm'

/** Channel on which a tenant's database tells that facts wait. */
export const outboxChannel = 'outbox'

const withFacts = new WeakSet<QueryRunner>()
const quiet = new WeakSet<DataSource>()
const sending = new WeakMap<DataSource, 'once' | 'again'>()

/** Notes that this transaction wrote facts. */
export function markFacts(tx: EntityManager): void {
  if (tx.queryRunner) withFacts.add(tx.queryRunner)
}

/**
 * A transaction after which the relay is woken when it wrote facts. The hint goes out after the commit and not in it:
 * NOTIFY inside makes PostgreSQL commit one transaction after the other. A lost hint costs one poll of the relay.
 */
export async function transaction<T>(pool: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  let facts = false
  const result = await pool.transaction(async (tx) => {
    const done = await work(tx)
    facts = tx.queryRunner !== undefined && withFacts.has(tx.queryRunner)
    return done
  })
  if (facts) announce(pool)
  return result
}

/** Nobody listens to this database: its relay comes by. */
export function keepQuiet(pool: DataSource): void {
  quiet.add(pool)
}

/** Wakes the relay. Many commits at once share a hint, but each is followed by one that started after it. */
export function announce(pool: DataSource): void {
  if (quiet.has(pool)) return
  if (sending.has(pool)) sending.set(pool, 'again')
  else void send(pool)
}

async function send(pool: DataSource): Promise<void> {
  do {
    sending.set(pool, 'once')
    await pool.query('SELECT pg_notify($1, $2)', [outboxChannel, '']).catch(() => undefined)
  } while (sending.get(pool) === 'again')
  sending.delete(pool)
}
