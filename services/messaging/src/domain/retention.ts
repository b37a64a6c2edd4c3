/** How many days after it was submitted or received something of a message is kept; for good where nothing is said. */
export interface Retention {
  /** What was exchanged, and the header. */
  contentDays?: number | undefined
  /** Receipts and evidences. */
  evidenceDays?: number | undefined
  /** What was forwarded to another authority of the State, counted from when that one had it. */
  forwardedDays?: number | undefined
  /** Who exchanged with whom, when and under which ids. */
  addressingDays?: number | undefined
}

/** Nobody here has a use for what another authority has: it is kept until that one may be expected to have looked at it. */
export const usualForwardedDays = 30

const dayMs = 86_400_000

/** Before which instant something was exchanged that is not kept any more. */
export function endOf(days: number | undefined, now: Date): Date | undefined {
  return days === undefined ? undefined : new Date(now.getTime() - days * dayMs)
}

/** Evidence is not kept without the message that it is about, nor content without either. */
export function isOrdered({ contentDays, evidenceDays, addressingDays }: Retention): boolean {
  const [content, evidence, addressing] = [contentDays, evidenceDays, addressingDays].map((days) => days ?? Infinity)
  return (content as number) <= (evidence as number) && (evidence as number) <= (addressing as number)
}
