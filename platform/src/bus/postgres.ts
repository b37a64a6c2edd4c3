import type { DataSource } from 'typeorm'
import { Fault } from '../errors.ts'
import type { Log } from '../log.ts'
import { migrate } from '../migrate.ts'
import { codeOf } from '../postgres/failure.ts'
import { openPool } from '../postgres/open.ts'
import { openOnce } from '../postgres/open-once.ts'
import type { Tenant } from '../tenant-files.ts'
import type { BusEvent } from './event.ts'
import type { Bus } from './port.ts'
import { busMigrations } from './postgres-migrations.ts'
import { subscribePostgres } from './postgres-subscription.ts'

/** What the bus on PostgreSQL works with. */
export interface PostgresBusOptions {
  tenants: Pick<Tenant, 'id' | 'service'>[]
  log: Log
  /** How long an event may wait when a hint was lost. */
  pollMs?: number
  /** How long events are kept for consumers that are away; Kafka's topics keep as long. */
  retentionDays?: number
}

/** The bus of the embedded profile: a database `bus` for each tenant. NOTIFY is a hint, never the truth. */
export function postgresBus({ tenants, log, pollMs = 1_000, retentionDays = 30 }: PostgresBusOptions): Bus {
  const pools = openOnce((tenant) => open(urlOf(tenant), log.child({ tenant })))
  const subscriptions = new Set<{ close(): Promise<void> }>()

  function urlOf(tenant: string): string {
    const url = tenants.find(({ id }) => id === tenant)?.service.busUrl
    if (!url) throw new Fault('this tenant has no busUrl')
    return url
  }

  return {
    async publish(tenant, topic, events) {
      if (events.length === 0) return
      const pool = await pools.get(tenant)
      await pool.transaction(async (tx) => {
        const [{ last }] = await tx.query(takePositions, [topic, events.length])
        await tx.query(insertEvents, [topic, String(BigInt(last) - BigInt(events.length)), ...columnsOf(events)])
        await tx.query('SELECT pg_notify($1, $2)', ['bus', topic])
        if (crosses(BigInt(last), events.length)) await tx.query(removeOld, [topic, retentionDays])
      })
    },
    async subscribe(tenant, topic, group, subscriber) {
      const pool = await pools.get(tenant)
      const own = log.child({ tenant })
      const subscription = subscribePostgres({ pool, url: urlOf(tenant), topic, group, subscriber, log: own, pollMs })
      subscriptions.add(subscription)
      return {
        async close() {
          subscriptions.delete(subscription)
          await subscription.close()
        },
      }
    },
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.close()))
      for (const pool of await pools.opened()) await pool.destroy()
    },
  }
}

async function open(url: string, log: Log): Promise<DataSource> {
  const onBroken = (error: Error) => log.warn({ code: codeOf(error) }, 'an idle connection to the bus broke')
  const pool = await openPool({ url, name: 'sustento-bus', migrations: busMigrations, max: 4, onBroken })
  await migrate(pool).catch(async (error: unknown) => {
    await pool.destroy()
    throw error
  })
  return pool
}

// The topic's row stays locked to the commit: positions are given in the order of commit.
const takePositions = `
  INSERT INTO topics (topic, last) VALUES ($1, $2)
  ON CONFLICT (topic) DO UPDATE SET last = topics.last + excluded.last RETURNING last`

const removeOld = `
  DELETE FROM events WHERE topic = $1 AND published_at < now() - make_interval(days => $2)`

/** Old events are removed once in a thousand: often enough, and without a job of its own. */
function crosses(last: bigint, count: number): boolean {
  return last / 1_000n > (last - BigInt(count)) / 1_000n
}

const insertEvents = `
  INSERT INTO events (topic, position, id, source, type, subject, key, time, traceparent, data)
  SELECT $1, $2::bigint + n, id, source, type, subject, key, time, traceparent, data
    FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::text[], $10::bytea[])
         WITH ORDINALITY AS e (id, source, type, subject, key, time, traceparent, data, n)`

function columnsOf(events: BusEvent[]): unknown[] {
  const column = <K extends keyof BusEvent>(name: K) => events.map((event) => event[name])
  return [
    ...[column('id'), column('source'), column('type'), column('subject'), column('key'), column('time')],
    events.map((event) => event.traceparent ?? null),
    events.map((event) => Buffer.from(event.data)),
  ]
}
