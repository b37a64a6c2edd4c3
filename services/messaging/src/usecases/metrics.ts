import { metrics } from '@opentelemetry/api'
import type { Outcome } from '../domain/outgoing.ts'

const meter = () => metrics.getMeter('sustento')

/** Counts a message that was refused, by the code that its sender was told; without a tenant when it was for nobody. */
export function countRefusal(tenant: string | undefined, code: string): void {
  const description = 'Messages of partners that were refused'
  meter()
    .createCounter('sustento.messaging.refused', { description })
    .add(1, { code, 'sustento.tenant': tenant ?? '' })
}

/** Counts a test message to a partner by how it ended. */
export function countPing(tenant: string, partner: string, reason: string): void {
  const description = 'Test messages to partners'
  meter()
    .createCounter('sustento.messaging.pings', { description })
    .add(1, { partner, reason, 'sustento.tenant': tenant })
}

/** Counts an attempt to send a message by how it ended: what is `unconfirmed` is tried again. */
export function countAttempt(tenant: string, partner: string, outcome: Outcome['kind']): void {
  const description = 'Attempts to send a message to a partner'
  meter()
    .createCounter('sustento.messaging.attempts', { description })
    .add(1, { partner, outcome, 'sustento.tenant': tenant })
}

/** Counts what becomes of messages for another authority of the State. */
export function countForwarding(tenant: string, outcome: 'begun' | 'delivered' | 'failed'): void {
  const description = 'Messages for another authority of the State, by what became of their forwarding'
  meter()
    .createCounter('sustento.messaging.forwardings', { description })
    .add(1, { outcome, 'sustento.tenant': tenant })
}
