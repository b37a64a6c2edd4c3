import { setTimeout as sleep } from 'node:timers/promises'
import type { DataSource, EntityManager } from 'typeorm'
import { topicOf } from './bus/event.ts'
import type { Bus, Delivered, Subscriber, Subscription } from './bus/port.ts'
import { toDeadLetter } from './dead-letters.ts'
import type { Log } from './log.ts'
import type { Loop } from './loop.ts'
import { codeOf, isTransient } from './postgres/failure.ts'
import { transaction } from './postgres/hint.ts'
import type { Tenant, TenantDatabases } from './tenants.ts'

/** What is done with a fact, in the transaction that marks it as handled. Must not outlive it. */
export type Effect = (tx: EntityManager, event: Delivered, tenant: string) => Promise<void>

/** Effects by the type of the fact; other types are passed over, as a newer version may tell more. */
export type Effects = Record<string, Effect>

/** What a consumer works with. */
export interface ConsumeOptions {
  dbs: TenantDatabases
  bus: Bus
  tenants: Pick<Tenant, 'id'>[]
  /** The service whose facts are read. */
  service: string
  /** The reading service. */
  group: string
  effects: Effects
  /** Called when a fact was handled and that is committed, for example to wake a loop for what the effect left to do. */
  onHandled?: (event: Delivered, tenant: string) => void
  log: Log
}

/** The loop that does the effects of another service's facts, once each, in every tenant. */
export function consume(options: ConsumeOptions): Loop {
  const { bus, tenants, service, group, log } = options
  let open: Promise<Subscription | undefined>[] = []
  const stopping = new AbortController()

  async function subscribe(tenant: string): Promise<Subscription | undefined> {
    for (let wait = 100; !stopping.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        return await bus.subscribe(tenant, topicOf(tenant, service), group, subscriberOf(options, tenant))
      } catch (error) {
        log.warn({ tenant, err: error, code: codeOf(error) }, 'the bus cannot be subscribed to yet')
        await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    return undefined
  }

  return {
    name: `consumer of ${service}`,
    start() {
      open = tenants.map(({ id }) => subscribe(id))
    },
    async stop() {
      stopping.abort()
      const subscriptions = await Promise.all(open)
      await Promise.all(subscriptions.map((subscription) => subscription?.close()))
    },
  }
}

function subscriberOf(options: ConsumeOptions, tenant: string): Subscriber {
  const { dbs, service, group, effects, onHandled, log } = options
  const topic = topicOf(tenant, service)
  return {
    async position(partition) {
      const pool = await dbs.get(tenant)
      const [row]: { position: string }[] = await pool.query(
        'SELECT position FROM inbox_offsets WHERE topic = $1 AND consumer = $2 AND partition = $3',
        [topic, group, partition],
      )
      return BigInt(row?.position ?? 0)
    },
    async handle(event) {
      const pool = await dbs.get(tenant)
      const effect = effects[event.type]
      try {
        await handleOnce(pool, topic, group, event, async (tx) => effect?.(tx, event, tenant))
      } catch (error) {
        if (isTransient(error)) throw error
        log.error({ tenant, err: error, type: event.type, event: event.id }, 'a fact could not be handled; it is kept')
        await handleOnce(pool, topic, group, event, (tx) => toDeadLetter(tx, topic, group, event, error))
        return
      }
      onHandled?.(event, tenant)
    },
  }
}

/** Inbox row, effect and position commit together: a repeated delivery does nothing, a failed one can be repeated. */
async function handleOnce(
  pool: DataSource,
  topic: string,
  group: string,
  event: Delivered,
  effect: (tx: EntityManager) => Promise<void>,
): Promise<void> {
  await transaction(pool, async (tx) => {
    const fresh: unknown[] = await tx.query(
      'INSERT INTO inbox (event_id, consumer) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
      [event.id, group],
    )
    if (fresh.length > 0) await effect(tx)
    await tx.query(
      `INSERT INTO inbox_offsets (topic, consumer, partition, position) VALUES ($1, $2, $3, $4)
       ON CONFLICT (topic, consumer, partition)
       DO UPDATE SET position = greatest(inbox_offsets.position, excluded.position)`,
      [topic, group, event.partition, String(event.position)],
    )
  })
}

/**
 * Forgets which events were handled long ago, for a job: after 45 days, which is longer than any topic keeps them.
 * Gives how many.
 */
export async function forgetOldEvents(tx: EntityManager): Promise<number> {
  const gone: unknown[] = await tx.query(
    `WITH gone AS (DELETE FROM inbox WHERE received_at < now() - interval '45 days' RETURNING 1) SELECT 1 FROM gone`,
  )
  return gone.length
}
