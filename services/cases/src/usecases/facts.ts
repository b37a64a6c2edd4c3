import {
  AcknowledgementReceived,
  ApplicationAcknowledged,
  ApplicationReceived,
  ApplicationTransmitted,
  CaseErased,
  type CaseFacts,
  CaseOpened,
  DeliveryFailed,
  MessageOpened,
  StepTaken,
  SubmissionFrozen,
  TimeLimitStarted,
} from '@sustento/platform/gen/sustento/cases/v1/case_events'
import { emit } from '@sustento/platform/outbox'
import { caseName } from '../domain/names.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { Work } from './work.ts'

const messages = {
  CaseOpened,
  SubmissionFrozen,
  ApplicationTransmitted,
  ApplicationReceived,
  ApplicationAcknowledged,
  AcknowledgementReceived,
  StepTaken,
  TimeLimitStarted,
  DeliveryFailed,
  MessageOpened,
  CaseErased,
}

type Messages = typeof messages
/** What a fact says besides the case that it is about. */
type Said<K extends keyof Messages> = Omit<ReturnType<Messages[K]['create']>, 'case'>

/** Tells a fact about a case. The case must be locked. */
export async function tell<K extends keyof Messages>(
  { tx, ctx: { tenant } }: Work,
  row: CaseRow,
  type: K,
  said: Said<K>,
): Promise<void> {
  const message = messages[type] as { encode(value: unknown): { finish(): Uint8Array } }
  const data = message.encode({ ...said, case: factsOf(tenant, row) }).finish()
  await emit(tx, { type: `sustento.cases.v1.${type}`, subject: caseName(tenant, row.id), data })
}

function factsOf(tenant: string, row: CaseRow): CaseFacts {
  const { instrument, direction, application, counterpartState } = row
  return { case: caseName(tenant, row.id), instrument, direction, application, counterpartState }
}
