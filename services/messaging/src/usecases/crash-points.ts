/** Where the crash suite kills the process: between two things that cannot be one commit. */
export const crashPoints = [
  /** Everything of a received message is verified and spooled, nothing committed. */
  'before-durable',
  /** The received message is committed, its receipt has not left. */
  'durable-before-receipt',
  /** The receipt has left, the fact is not yet published. */
  'receipt-sent-before-emit-relay',
  /** A submitted message is committed, nothing was sent. */
  'spooled-before-send',
  /** The partner has answered, the receipt is not stored. */
  'sent-before-receipt-stored',
  /** The receipt is committed. */
  'receipt-stored',
  /** The message that forwards another, or the notice of it, is committed, and this is not noted. */
  'forwarded-before-noted',
] as const

/** Name of a crash point. */
export type CrashPoint = (typeof crashPoints)[number]
