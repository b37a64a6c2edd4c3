import { refuse } from '@sustento/platform/errors'
import type { DateMessage } from '@sustento/platform/gen/google/type/date'
import {
  AcknowledgementReceived,
  ApplicationAcknowledged,
  ApplicationReceived,
  ApplicationTransmitted,
  type CaseFacts,
  CaseOpened,
  StepTaken,
} from '@sustento/platform/gen/sustento/cases/v1/case_events'
import { count } from '../domain/count.ts'
import type { Fact } from '../domain/fact.ts'
import type { CountedFact } from '../store/counted-fact.ts'

/** A fact of `cases` as the bus and `ExportFacts` hand it over. */
export interface WireFact {
  id: string
  type: string
  time: Date
  data: Uint8Array
}

type Reader = (data: Uint8Array) => Fact | undefined

const readers: Record<string, Reader> = {
  'sustento.cases.v1.CaseOpened': (data) => ({ kind: 'opened', ...common(CaseOpened.decode(data)) }),
  'sustento.cases.v1.ApplicationTransmitted': (data) => ({
    kind: 'applied',
    ...common(ApplicationTransmitted.decode(data)),
  }),
  'sustento.cases.v1.ApplicationReceived': (data) => ({ kind: 'applied', ...common(ApplicationReceived.decode(data)) }),
  'sustento.cases.v1.ApplicationAcknowledged': (data) => acknowledged(ApplicationAcknowledged.decode(data)),
  'sustento.cases.v1.AcknowledgementReceived': (data) => acknowledged(AcknowledgementReceived.decode(data)),
  'sustento.cases.v1.StepTaken': (data) => step(StepTaken.decode(data)),
}

/** The types of fact that the annual return counts. */
export const countedTypes = Object.keys(readers)

/** What a fact adds; undefined for what is not counted. A fact that lacks its case or its day is refused. */
export function readFact({ id, type, time, data }: WireFact): CountedFact | undefined {
  const fact = readers[type]?.(data)
  return fact && { eventId: id, factTime: time, ...count(fact) }
}

function acknowledged(event: ApplicationAcknowledged | AcknowledgementReceived): Fact {
  return { kind: 'acknowledged', ...common(event), inTime: event.inTime }
}

/** The steps that the annual return counts; others are passed over. */
function step(event: StepTaken): Fact | undefined {
  switch (event.step) {
    case 'status-report':
      return { kind: 'reported', ...common(event), inTime: event.inTime }
    case 'refusal':
      return { kind: 'refused', ...common(event) }
    case 'discontinuance':
      return { kind: 'discontinued', ...common(event) }
    default:
      return undefined
  }
}

function common(event: { case: CaseFacts | undefined; on: DateMessage | undefined }) {
  if (!event.case || !event.on?.year) refuse('INVALID_ARGUMENT', 'a fact lacks its case or its day')
  return { case: event.case, year: event.on.year }
}
