import type { EvidenceKind } from './evidence/kinds.ts'
import type { ReasonNumber } from './evidence/reasons.ts'

const hour = 3_600_000

/**
 * What the evidences of a message have to answer, one after the other: each yes implies those before it. With how long
 * each answer may take, and when somebody is warned, as the connector has it.
 */
const questions = [
  { question: 'relay', warning: hour, timeout: 12 * hour, evidence: 'RELAY_REMMD_FAILURE', reason: 'E301' },
  { question: 'delivery', warning: 12 * hour, timeout: 24 * hour, evidence: 'NON_DELIVERY', reason: 'E300' },
  { question: 'retrieval', warning: 24 * hour, timeout: 36 * hour, evidence: 'NON_RETRIEVAL', reason: 'E100' },
] as const

/** A thing that is to be proved about a message. */
export type Question = (typeof questions)[number]['question']

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

const answers: Partial<Record<EvidenceKind, { place: number; yes: boolean }>> = {
  RELAY_REMMD_ACCEPTANCE: { place: 0, yes: true },
  RELAY_REMMD_REJECTION: { place: 0, yes: false },
  DELIVERY: { place: 1, yes: true },
  NON_DELIVERY: { place: 1, yes: false },
  RETRIEVAL: { place: 2, yes: true },
  NON_RETRIEVAL: { place: 2, yes: false },
}

/** How long the answer to a question may take. */
export function timeoutOf(wanted: Question): number {
  return questions.find(({ question }) => question === wanted)?.timeout ?? 0
}

/** A message that was handed in at this instant. */
export function newChain(at: Date): Chain {
  return { since: at.getTime(), reached: -1, refused: null, warned: -1, expired: -1, taken: [] }
}

/**
 * Takes an evidence of the partner, in whatever order they come. A no that only says that its time ran out there (`byTime`)
 * is like our own clock's: the yes may still come.
 */
export function take(
  chain: Chain,
  kind: EvidenceKind,
  byTime = false,
): { chain: Chain; verdict: Verdict; effects: Effect[] } {
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
    refused: yes || byTime ? chain.refused : Math.min(chain.refused ?? place, place),
    ...(byTime && !yes ? { expired: Math.max(chain.expired, place), warned: Math.max(chain.warned, place) } : {}),
  }
  return { chain: next, verdict: 'confirms', effects: changes(chain, next) }
}

function changes(before: Chain, after: Chain): Effect[] {
  const isDelivered = ({ reached }: Chain) => reached >= 1
  const isFailed = ({ refused, expired, reached }: Chain) =>
    (refused !== null && refused <= 1) || (reached < 1 && expired >= reached + 1)
  if (isDelivered(after) && !isDelivered(before)) return [{ kind: 'delivered' }]
  return isFailed(after) && !isFailed(before) ? [{ kind: 'failed' }] : []
}

/** The next instant at which `tick` has something to do; undefined while nothing is awaited. */
export function dueAt(chain: Chain): Date | undefined {
  const next = awaited(chain)
  return next && new Date(chain.since + (chain.warned >= next.place ? next.timeout : next.warning))
}

/** Looks at the clock. Only the first question that is open is timed. */
export function tick(chain: Chain, now: Date): { chain: Chain; effects: Effect[] } {
  const next = awaited(chain)
  if (next === undefined) return { chain, effects: [] }
  const { place, question, warning, timeout, evidence, reason } = next
  const waited = now.getTime() - chain.since
  if (waited >= timeout) {
    const expire: Effect = { kind: 'expire', evidence, reason }
    const effects: Effect[] = question === 'retrieval' ? [expire] : [expire, { kind: 'failed' }]
    return { chain: { ...chain, expired: place, warned: place }, effects }
  }
  if (waited < warning || chain.warned >= place) return { chain, effects: [] }
  return { chain: { ...chain, warned: place }, effects: [{ kind: 'warn', question }] }
}

/** The gateway of the partner could not be reached at all: the relay is not waited for any longer. */
export function unreachable(chain: Chain): Chain {
  return { ...chain, expired: Math.max(chain.expired, 0), warned: Math.max(chain.warned, 0) }
}

/** The first question that is open, as long as its time did not run out. */
function awaited({ reached, refused, expired }: Chain) {
  const place = reached + 1
  const question = questions[place]
  return refused !== null || question === undefined || expired >= place ? undefined : { place, ...question }
}
