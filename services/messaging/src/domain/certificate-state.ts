/** Where a certificate stands. */
export type CertificateState = 'expired' | 'future' | 'replaced' | 'warn-7' | 'warn-30' | 'warn-60' | 'valid'

/** What of a certificate decides where it stands. */
export interface Validity {
  from: Date
  to: Date
  /** What it is for. */
  uses: readonly string[]
}

const dayMs = 86_400_000
const warnings = [7, 30, 60] as const

/**
 * Where a certificate stands among those of its owner. It is replaced when another one that began later, and lasts
 * longer, can do all that it can: then nobody needs to act before it expires.
 */
export function standing<T extends Validity>(one: T, all: readonly T[], now: Date): [CertificateState, days: number] {
  const days = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / dayMs)
  if (one.to < now) return ['expired', days(one.to, now)]
  if (one.from > now) return ['future', days(now, one.from)]
  const left = days(now, one.to)
  const replaces = (other: T) =>
    other.from > one.from && other.to > one.to && other.from <= now && one.uses.every((use) => other.uses.includes(use))
  if (all.some(replaces)) return ['replaced', left]
  const warning = warnings.find((most) => left <= most)
  return [warning ? `warn-${warning}` : 'valid', left]
}
