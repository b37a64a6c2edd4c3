/** An authority, as far as messages may be forwarded to it. */
export interface Addressee {
  party: string
  /** ISO 3166-1 alpha-2. */
  state: string
  /** As whom it is named behind its access point; by its party id when nothing else is said. */
  originalSenders?: string[]
}

/** A received message, as far as it decides where it may go on. */
export interface Travelled {
  /** Party id of the access point that it came from. */
  from: string
  /** As whom its original sender is named. */
  originalSender: string
  /** Party ids of those that forwarded it before, the first one first. */
  hops: readonly string[]
}

/** Why a message is not forwarded. */
export type ForwardingRefusal = 'FORWARD_OTHER_STATE' | 'FORWARD_LOOP'

/** Message properties of a message that was forwarded. */
export const forwarded = { by: 'forwardedBy', original: 'originalMessageId' } as const

/** A State has few authorities: what has gone through more hands than this goes in a circle. */
export const mostHops = 4

/** Through whose hands a message came, by the values of its property `forwardedBy`. */
export function hopsIn(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(' ').filter((hop) => hop !== ''))
}

/** As whom an authority is named in messages for it and from it. */
export function namesOf({ originalSenders, party }: Addressee): string[] {
  return originalSenders ?? [party]
}

/** The authority of our State that a message is for, by the name that it gives; undefined when it names no such one. */
export function addresseeOf<A extends Addressee>(
  partners: readonly A[],
  state: string | undefined,
  finalRecipient: string,
): A | undefined {
  return partners.find((one) => one.state === state && namesOf(one).includes(finalRecipient))
}

/**
 * Article 49(2) of the Regulation, Article 4(2) of the Convention: a communication is forwarded to the competent authority
 * of the same State, never to another State, and not back to where it came from, by whatever way.
 */
export function refusalOf(to: Addressee, state: string | undefined, message: Travelled): ForwardingRefusal | undefined {
  if (to.state !== state) return 'FORWARD_OTHER_STATE'
  const { from, originalSender, hops } = message
  const passed = [from, ...hops]
  const isBack = passed.includes(to.party) || namesOf(to).includes(originalSender)
  return isBack || hops.length >= mostHops ? 'FORWARD_LOOP' : undefined
}
