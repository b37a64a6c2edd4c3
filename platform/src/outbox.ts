import { context, propagation } from '@opentelemetry/api'
import type { EntityManager } from 'typeorm'
import { v7 } from 'uuid'
import { markFacts } from './postgres/hint.ts'
import type { Statement } from './postgres/together.ts'

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
  const { sql, values } = factStatement(fact)
  await tx.query(sql, values)
  markFacts(tx)
}

/** The statement that tells a fact, to be run with others of its transaction. */
export function factStatement({ type, subject, data }: NewFact): Statement {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return {
    sql: 'INSERT INTO outbox (id, type, subject, data, traceparent) VALUES ($1, $2, $3, $4, $5)',
    values: [v7(), type, subject, Buffer.from(data), carrier.traceparent ?? null],
    isFact: true,
  }
}
