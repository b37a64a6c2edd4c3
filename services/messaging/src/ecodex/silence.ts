import { timeoutOf } from './chain.ts'
import type { EvidenceKind } from './evidence/kinds.ts'

/** A message that we received, as far as its sender waits for our evidences. */
export interface Waited {
  /** When it arrived: the times count from then. */
  since: Date
  /** Whether somebody has it: `cases`, or the authority that it was forwarded to. */
  isTaken: boolean
  /** Whether it was forwarded: then the other authority opens it, and says so or not. */
  isForwarded: boolean
  /** What we have said about it. */
  said: readonly EvidenceKind[]
}

/** That something did not happen to a received message in time, from which instant on. */
export interface Silence {
  step: 'not-taken-over' | 'not-opened'
  at: Date
}

/**
 * What a receiver has to tell next when nothing happens: that nobody took the message over, that nobody opened it; in the
 * times in which its sender waits for the opposite. Undefined when nothing of the kind is left to tell.
 */
export function nextSilence({ since, isTaken, isForwarded, said }: Waited): Silence | undefined {
  const after = (question: Parameters<typeof timeoutOf>[0]) => new Date(since.getTime() + timeoutOf(question))
  if (said.includes('NON_DELIVERY') || said.includes('NON_RETRIEVAL') || said.includes('RETRIEVAL')) return undefined
  if (!isTaken) return { step: 'not-taken-over', at: after('delivery') }
  return isForwarded ? undefined : { step: 'not-opened', at: after('retrieval') }
}
