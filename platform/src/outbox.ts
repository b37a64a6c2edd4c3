import { context, propagation } from '@opentelemetry/api'
import type { EntityManager } from 'typeorm'
import { v7 } from 'uuid'
import { markFacts } from './postgres/hint.ts'

export { exportFacts, type Fact } from './outbox-facts.ts'
export { outboxRelay } from './outbox-relay.ts'

/** Something that happened, told to the other services. No personal data: names of resources, codes, dates, digests. */
export interface NewFact {
  /** Full name of the protobuf message, for example `sustento.cases.v1.CaseOpened`. */
  type: string
  /** Name of the resource that it happened to, `tenants/{tenant}/cases/{case}` or a child of it. */
  subject: string
  /** The encoded message. */
  data: Uint8Array
}

/**
 * Tells a fact in the transaction that makes it true; the relay publishes it after the commit. Facts of one aggregate
 * are published in the order of writing if every writer locks the aggregate's row before it emits.
 */
export async function emit(tx: EntityManager, fact: NewFact): Promise<void> {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  await tx.query('INSERT INTO outbox (id, type, subject, data, traceparent) VALUES ($1, $2, $3, $4, $5)', [
    v7(),
    fact.type,
    fact.subject,
    Buffer.from(fact.data),
    carrier.traceparent ?? null,
  ])
  markFacts(tx)
}
