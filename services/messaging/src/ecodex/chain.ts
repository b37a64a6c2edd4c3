import type { EvidenceKind } from './evidence/kinds.ts'
import type { ReasonNumber } from './evidence/reasons.ts'

/** What the evidences of a message have to answer, one after the other: each yes implies those before it. */
const questions = ['relay', 'delivery', 'retrieval'] as const

/** A thing that is to be proved about a message. */
export type Question = (typeof questions)[number]

/** What is proved about a message that we sent. Questions are counted by their place, -1 is before the first. */
export interface Chain {
  /** When the message was handed in (milliseconds); the times below count from then. */
  since: number
  /** The last question to which the answer is yes. */
  reached: number
  /** The first question to which the answer is no; none of those before it is yes for nothing. */
  refused: number | null
  /** The last question about which somebody was warned. */
  warned: number
  /** The last question whose time ran out: nobody's word, so an evidence that comes late still counts. */
  expired: number
  /** Evidences that counted. */
  taken: EvidenceKind[]
}

/** What an evidence does to a chain. One that contradicts, or that only a sender issues, changes nothing. */
export type Verdict = 'confirms' | 'repeats' | 'contradicts' | 'unexpected'

/** What follows, and is the caller's to do. */
export type Effect =
  /** The other authority has the message. */
  | { kind: 'delivered' }
  /** It will not get it: by the evidence itself, or because nothing came in time. */
  | { kind: 'failed' }
  /** The answer is late: nothing is lost yet. */
  | { kind: 'warn'; question: Question }
  /** The time is over, and this is the evidence to be issued for it. */
  | { kind: 'expire'; evidence: EvidenceKind; reason: ReasonNumber }

const hour = 3_600_000

/** How long each answer may take, and when somebody is warned, as the connector has it. */
const times = [
  { warning: hour, timeout: 12 * hour, evidence: 'RELAY_REMMD_FAILURE', reason: 'E301' },
  { warning: 12 * hour, timeout: 24 * hour, evidence: 'NON_DELIVERY', reason: 'E300' },
  { warning: 24 * hour, timeout: 36 * hour, evidence: 'NON_RETRIEVAL', reason: 'E100' },
] as const

const answers: Partial<Record<EvidenceKind, { place: number; yes: boolean }>> = {
  RELAY_REMMD_ACCEPTANCE: { place: 0, yes: true },
  RELAY_REMMD_REJECTION: { place: 0, yes: false },
  DELIVERY: { place: 1, yes: true },
  NON_DELIVERY: { place: 1, yes: false },
  RETRIEVAL: { place: 2, yes: true },
  NON_RETRIEVAL: { place: 2, yes: false },
}

/** A message that was handed in at this instant. */
export function newChain(at: Date): Chain {
  return { since: at.getTime(), reached: -1, refused: null, warned: -1, expired: -1, taken: [] }
}

/** Takes an evidence of the partner, in whatever order they come. */
export function take(chain: Chain, kind: EvidenceKind): { chain: Chain; verdict: Verdict; effects: Effect[] } {
  const answer = answers[kind]
  if (answer === undefined) return { chain, verdict: 'unexpected', effects: [] }
  if (chain.taken.includes(kind)) return { chain, verdict: 'repeats', effects: [] }
  const { place, yes } = answer
  const contradicts = yes ? chain.refused !== null && chain.refused <= place : chain.reached >= place
  if (contradicts) return { chain, verdict: 'contradicts', effects: [] }
  const next = {
    ...chain,
    taken: [...chain.taken, kind],
    reached: yes ? Math.max(chain.reached, place) : chain.reached,
    refused: yes ? chain.refused : Math.min(chain.refused ?? place, place),
  }
  return { chain: next, verdict: 'confirms', effects: changes(chain, next) }
}

function changes(before: Chain, after: Chain): Effect[] {
  const isDelivered = ({ reached }: Chain) => reached >= 1
  const isFailed = ({ refused }: Chain) => refused !== null && refused <= 1
  if (isDelivered(after) && !isDelivered(before)) return [{ kind: 'delivered' }]
  return isFailed(after) && !isFailed(before) ? [{ kind: 'failed' }] : []
}

/** The next instant at which `tick` has something to do; undefined while nothing is awaited. */
export function dueAt(chain: Chain): Date | undefined {
  const place = pending(chain)
  const time = place === undefined || chain.expired >= place ? undefined : times[place]
  if (place === undefined || time === undefined) return undefined
  return new Date(chain.since + (chain.warned >= place ? time.timeout : time.warning))
}

/** Looks at the clock. Only the first question that is open is timed. */
export function tick(chain: Chain, now: Date): { chain: Chain; effects: Effect[] } {
  const place = pending(chain)
  const time = place === undefined || chain.expired >= place ? undefined : times[place]
  const question = place === undefined ? undefined : questions[place]
  if (place === undefined || time === undefined || question === undefined) return { chain, effects: [] }
  const waited = now.getTime() - chain.since
  if (waited >= time.timeout) {
    const expire: Effect = { kind: 'expire', evidence: time.evidence, reason: time.reason }
    const effects: Effect[] = question === 'retrieval' ? [expire] : [expire, { kind: 'failed' }]
    return { chain: { ...chain, expired: place, warned: place }, effects }
  }
  if (waited < time.warning || chain.warned >= place) return { chain, effects: [] }
  return { chain: { ...chain, warned: place }, effects: [{ kind: 'warn', question }] }
}

/** The gateway of the partner could not be reached at all: the relay is not waited for any longer. */
export function unreachable(chain: Chain): Chain {
  return { ...chain, expired: Math.max(chain.expired, 0), warned: Math.max(chain.warned, 0) }
}

function pending({ reached, refused }: Chain): number | undefined {
  return refused === null && reached < questions.length - 1 ? reached + 1 : undefined
}
