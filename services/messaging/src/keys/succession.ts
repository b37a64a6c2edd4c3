/** When a key pair of ours is used. */
export interface Turn {
  /** From when it signs, unless a later one has taken over. */
  signsFrom: Date
  /** When the certificate ends that it signs with. */
  signsUntil: Date
  /** When the certificate ends that it is encrypted to. */
  decryptsUntil: Date
}

/**
 * How long after its end a certificate of ours is still decrypted for. Nobody encrypts to a certificate that has ended
 * (eDelivery 1.15, 1.4.2.6; Domibus checks it when it sends); but what was encrypted before is sent again with the same
 * bytes until the partner's last attempt, and no usual schedule lasts longer than a week.
 */
export const graceMs = 7 * 86_400_000

/**
 * The one that signs: of those that have begun and not ended, the one that began last. Where all have ended the last
 * one still signs, so that partners can say what they refuse; the watch over certificates has told of it long before.
 */
export function signing<T extends Turn>(all: readonly T[], at: Date): T | undefined {
  const inOrder = all.toSorted((a, b) => a.signsFrom.getTime() - b.signsFrom.getTime())
  const begun = inOrder.filter(({ signsFrom }) => signsFrom <= at)
  return begun.findLast(({ signsUntil }) => at <= signsUntil) ?? begun.at(-1) ?? inOrder[0]
}

/** Those that are decrypted with: also the one to come, and the former one until some time after its end. */
export function decrypting<T extends Turn>(all: readonly T[], at: Date): T[] {
  return all.filter(({ decryptsUntil }) => at.getTime() <= decryptsUntil.getTime() + graceMs)
}
