import { isOpening } from './application-forms.ts'

/** What is done with a message of another authority. */
export type Match = { kind: 'open' } | { kind: 'known'; case: string } | { kind: 'unmatched' }

/** A case, and the authority that it is with. */
export interface CaseOfExchange {
  readonly id: string
  readonly partner: string
}

/**
 * Matches a message to a case by its exchange, which both sides share. An application or a request of an unknown
 * exchange opens a case; any other message of an unknown exchange belongs to none, and so does one in the exchange of somebody else.
 */
export function matchIncoming(action: string, partner: string, known: CaseOfExchange | undefined): Match {
  if (known?.partner === partner) return { kind: 'known', case: known.id }
  return isOpening(action) && !known ? { kind: 'open' } : { kind: 'unmatched' }
}
