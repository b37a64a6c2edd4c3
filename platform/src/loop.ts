/** Work that goes on beside the requests (relay, consumer, jobs); `run` starts it last and stops it in order. */
export interface Loop {
  /** Named in the log, for example `outbox relay`. */
  name: string
  start(): void
  /** Finishes the item in hand, then resolves. */
  stop(): Promise<void>
}
