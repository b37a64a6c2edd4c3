import type { BusEvent } from './event.ts'

/** An event as it arrives, with its place in the topic. */
export interface Delivered extends BusEvent {
  partition: number
  position: bigint
}

/** A group's own side of a subscription. How far it read is kept beside the effects, and commits with them. */
export interface Subscriber {
  /** Last position handled in the partition; 0 before the first. */
  position(partition: number): Promise<bigint>
  /** Handles the event; resolves when effect and position are committed. A throw has it delivered again, later. */
  handle(event: Delivered): Promise<void>
}

/** Ends a subscription when the event in hand is handled. */
export interface Subscription {
  close(): Promise<void>
}

/**
 * Carries facts between the services of a tenant: at least once, in order within one key. Of several subscribers of
 * one group, each partition has one active at a time; the others stand by. Kept to what PostgreSQL and Kafka both do;
 * `busContract` says it as tests.
 */
export interface Bus {
  /** Resolves when the events are durable, in this order. */
  publish(tenant: string, topic: string, events: BusEvent[]): Promise<void>
  subscribe(tenant: string, topic: string, group: string, subscriber: Subscriber): Promise<Subscription>
  close(): Promise<void>
}
