import { isOpening } from './application-forms.ts'

/** What is done with a message of another authority. */
export type Match = { kind: 'open' } | { kind: 'known'; case: string } | { kind: 'unmatched' }

/**
 * Matches a message to the case of its exchange with its sender. Each authority names its exchanges as it likes, so the
 * same name used by another authority is another exchange. An application or a request of an unknown exchange opens a
 * case; any other message of an unknown exchange belongs to none.
 */
export function matchIncoming(action: string, known: string | undefined): Match {
  if (known !== undefined) return { kind: 'known', case: known }
  return isOpening(action) ? { kind: 'open' } : { kind: 'unmatched' }
}
