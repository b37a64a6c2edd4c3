/** A fact on its way between services: the attributes of CloudEvents 1.0, with protobuf as content. */
export interface BusEvent {
  /** UUIDv7; a repeated delivery has the same. */
  id: string
  /** Who tells it, `/tenants/{tenant}/{service}`. */
  source: string
  /** Full name of the protobuf message. */
  type: string
  /** Name of the resource. */
  subject: string
  /** Name of the aggregate; events with one key are delivered in order. */
  key: string
  time: Date
  traceparent?: string
  data: Uint8Array
}

/** The topic of a service's facts in one tenant. */
export function topicOf(tenant: string, service: string): string {
  return `${tenant}.${service}.events.v1`
}

/** The aggregate that a resource belongs to: `tenants/t/cases/c` of `tenants/t/cases/c/submissions/s`. */
export function aggregateOf(subject: string): string {
  return subject.split('/').slice(0, 4).join('/')
}
