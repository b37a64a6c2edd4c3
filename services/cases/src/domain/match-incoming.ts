/** What is done with a message of another authority. */
export type Match = { kind: 'open' } | { kind: 'known'; case: string } | { kind: 'unmatched' }

/**
 * Matches a message to a case by its exchange, which both sides share. An application of an unknown exchange opens a
 * case; any other message of an unknown exchange belongs to none.
 */
export function matchIncoming(action: string, knownCase: string | undefined): Match {
  if (knownCase !== undefined) return { kind: 'known', case: knownCase }
  return action === 'application' ? { kind: 'open' } : { kind: 'unmatched' }
}
