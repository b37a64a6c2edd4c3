import {
  AcknowledgementReceived,
  ApplicationAcknowledged,
  ApplicationReceived,
  ApplicationTransmitted,
  CaseOpened,
  StepTaken,
  TimeLimitStarted,
} from '@sustento/platform/gen/sustento/cases/v1/case_events'
import fc from 'fast-check'
import type { WireFact } from '../transport/read-fact.ts'

interface Codec<T> {
  fromPartial(content: never): T
  encode(message: T): { finish(): Uint8Array }
}

const encoder =
  <T>(codec: Codec<T>) =>
  (content: object) =>
    codec.encode(codec.fromPartial(content as never)).finish()

const encoders = {
  CaseOpened: encoder(CaseOpened),
  ApplicationTransmitted: encoder(ApplicationTransmitted),
  ApplicationReceived: encoder(ApplicationReceived),
  ApplicationAcknowledged: encoder(ApplicationAcknowledged),
  AcknowledgementReceived: encoder(AcknowledgementReceived),
  StepTaken: encoder(StepTaken),
  TimeLimitStarted: encoder(TimeLimitStarted),
}

/** The types of fact that tests tell. */
export type FactType = keyof typeof encoders

/** What may be said of a fact; everything else is usual. */
export interface FactDetails {
  id?: string
  year?: number
  instrument?: string
  direction?: string
  application?: string
  counterpartState?: string
  inTime?: boolean
  /** Of `StepTaken`. */
  step?: string
  time?: Date
}

let told = 0

/** A fact as the bus hands it over. */
export function fact(type: FactType, details: FactDetails = {}): WireFact {
  const { year = 2026, inTime = true, time = new Date('2026-11-22T09:00:00Z') } = details
  const { instrument = 'regulation-4-2009', direction = 'outgoing', application = '56-1-b' } = details
  const { counterpartState = 'BE', step = 'status-report' } = details
  const id = details.id ?? `019a0000-0000-7000-8000-${String(told++).padStart(12, '0')}`
  const content = {
    case: { case: 'tenants/ca-east/cases/1', instrument, direction, application, counterpartState },
    on: { year, month: 11, day: 22 },
    inTime,
    ...(type === 'StepTaken' ? { step } : {}),
  }
  return { id, type: `sustento.cases.v1.${type}`, time, data: encoders[type](content) }
}

/** Any facts of a few years, States and applications. */
export const someFacts: fc.Arbitrary<WireFact[]> = fc.array(
  fc
    .record({
      type: fc.constantFrom<FactType[]>(...(Object.keys(encoders) as FactType[])),
      id: fc.uuid({ version: 7 }),
      year: fc.constantFrom(2025, 2026),
      instrument: fc.constantFrom('regulation-4-2009', 'hague-2007'),
      direction: fc.constantFrom('outgoing', 'incoming'),
      application: fc.constantFrom('56-1-a', '56-1-b', '10-1-a'),
      counterpartState: fc.constantFrom('BE', 'NO', 'PT', 'åa', 'a'),
      inTime: fc.boolean(),
      step: fc.constantFrom('status-report', 'refusal', 'discontinuance', 'documents-request'),
    })
    .map(({ type, ...details }) => fact(type, details)),
  { maxLength: 30 },
)
