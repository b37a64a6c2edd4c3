/** Where a message that we received stands. */
export type IncomingState =
  | 'received'
  | 'confirmed'
  /** It is for another authority of our State and on its way there. */
  | 'forwarding'
  /** That authority has it. */
  | 'forwarded'

/** The state after `cases` has taken the message over; confirming twice changes nothing. */
export function confirm(state: IncomingState): { state: IncomingState; changed: boolean } {
  return { state: 'confirmed', changed: state === 'received' }
}
