import type { DataSource, EntityManager } from 'typeorm'
import { chainAudit } from './audit-chain.ts'
import { aggregateOf, type BusEvent, topicOf } from './bus/event.ts'
import type { Bus } from './bus/port.ts'
import { Fault } from './errors.ts'
import type { Log } from './log.ts'
import type { Loop } from './loop.ts'
import { failuresOf } from './loop-metrics.ts'
import { keepQuiet, outboxChannel } from './postgres/hint.ts'
import { listen } from './postgres/listen.ts'
import { type Repeating, repeat } from './repeat.ts'
import type { StoredTenant, TenantDatabases } from './tenants.ts'

/** What the relay of a service works with. */
export interface RelayOptions {
  dbs: TenantDatabases
  bus: Bus
  log: Log
  tenants: readonly StoredTenant[]
  service: string
  /** How long a fact may wait when a hint was lost. */
  pollMs?: number
  /** Whether a commit with facts wakes it (default); where nobody waits for them it comes by for many at a time. */
  hints?: boolean
}

/**
 * The loop that publishes each tenant's facts and chains its audit log. Every replica runs it; an advisory lock lets
 * one of them at a time work for a tenant.
 */
export function outboxRelay(options: RelayOptions): Loop {
  const { tenants, log, dbs, service, pollMs = 1_000, hints = true } = options
  let stops: (() => Promise<void>)[] = []

  function relay(tenant: StoredTenant): (() => Promise<void>)[] {
    const own = log.child({ tenant: tenant.id })
    const work = async () => {
      const pool = await dbs.get(tenant.id)
      if (!hints) keepQuiet(pool)
      return relayOnce(pool, options.bus, tenant.id, service)
    }
    const tellFailures = failuresOf('outbox relay', tenant.id)()
    const repeating: Repeating = repeat({ log: own, name: 'the outbox relay', work, pollMs, tellFailures })
    const { url } = tenant.service
    if (!url) throw new Fault(`${service} has no database and so no outbox`)
    if (!hints) return [repeating.stop]
    const listening = listen(url, outboxChannel, own, repeating.wake)
    return [listening.close, repeating.stop]
  }

  return {
    name: 'outbox relay',
    start() {
      stops = tenants.flatMap(relay)
    },
    async stop() {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}

const batch = 100
const auditBatch = 500

/**
 * One piece for one tenant: chains the oldest audit lines, gives facts their place, publishes the oldest ones; `true`
 * when more may wait.
 */
export async function relayOnce(pool: DataSource, bus: Bus, tenant: string, service: string): Promise<boolean> {
  if (!(await isAnyWaiting(pool))) return false
  const moreLines = await alone(pool, async (tx) => (await chainAudit(tx, auditBatch)) === auditBatch)
  const moreToPlace = await alone(pool, placeOldest)
  const moreToPublish = await alone(pool, (tx) => publishOldest(tx, bus, tenant, service))
  return moreLines || moreToPlace || moreToPublish
}

/** One small question, asked every second of every tenant and service, before any lock is taken. */
async function isAnyWaiting(pool: DataSource): Promise<boolean> {
  const [{ waiting }] = await pool.query(
    `SELECT EXISTS (SELECT FROM audit WHERE position IS NULL)
         OR EXISTS (SELECT FROM outbox WHERE published_at IS NULL) AS waiting`,
  )
  return waiting
}

/** A transaction of the one relay that works for the tenant; `false` when another replica does. */
function alone(pool: DataSource, work: (tx: EntityManager) => Promise<boolean>): Promise<boolean> {
  return pool.transaction(async (tx) => {
    const [{ mine }] = await tx.query(`SELECT pg_try_advisory_xact_lock(hashtext('outbox')) AS mine`)
    return mine ? work(tx) : false
  })
}

/**
 * A writer locks its aggregate's row before it emits, so within one aggregate `seq` is the order of commit; between
 * aggregates it is not, and a "last seq" mark would pass over what commits late. Hence a place of its own, committed
 * before the bus has the fact: whatever a consumer has seen, an export of the facts has as well.
 */
async function placeOldest(tx: EntityManager): Promise<boolean> {
  const [, placed]: [unknown, number] = await tx.query(
    `UPDATE outbox SET position = head.position + fact.n
       FROM (SELECT coalesce(max(position), 0) AS position FROM outbox) AS head,
            (SELECT seq, row_number() OVER (ORDER BY seq) AS n
               FROM outbox WHERE published_at IS NULL AND position IS NULL ORDER BY seq LIMIT $1) AS fact
      WHERE outbox.seq = fact.seq`,
    [batch],
  )
  return placed === batch
}

/**
 * The mark commits after the bus has the facts: a crash between the two repeats them, with the same ids and in the same
 * order. SKIP LOCKED with several relays would break that order.
 */
async function publishOldest(tx: EntityManager, bus: Bus, tenant: string, service: string): Promise<boolean> {
  const rows: FactRow[] = await tx.query(
    `SELECT seq, id, type, subject, data, traceparent, created_at
       FROM outbox WHERE published_at IS NULL AND position IS NOT NULL ORDER BY position LIMIT $1`,
    [batch],
  )
  if (rows.length === 0) return false
  const source = `/tenants/${tenant}/${service}`
  const events = rows.map((row) => toEvent(row, source))
  await bus.publish(tenant, topicOf(tenant, service), events)
  await tx.query('UPDATE outbox SET published_at = clock_timestamp() WHERE seq = ANY($1)', [rows.map(({ seq }) => seq)])
  return rows.length === batch
}

interface FactRow {
  seq: string
  id: string
  type: string
  subject: string
  data: Buffer
  traceparent: string | null
  created_at: Date
}

function toEvent({ id, type, subject, data, traceparent, created_at }: FactRow, source: string): BusEvent {
  const key = aggregateOf(subject)
  return { id, source, type, subject, key, time: created_at, traceparent: traceparent ?? undefined, data }
}
