/** Where a certificate stands. */
export type CertificateState =
  | 'revoked'
  | 'unchecked'
  | 'expired'
  | 'future'
  | 'replaced'
  | 'warn-7'
  | 'warn-30'
  | 'warn-60'
  | 'valid'

/** What of a certificate decides where it stands. */
export interface Validity {
  /** From when it is used: since it is valid, or later where its owner says so. */
  from: Date
  to: Date
  /** What it is for. */
  uses: readonly string[]
  /** Its issuer took it back, or nobody says that it did not where that is wanted: it counts no more. */
  withdrawn?: { revokedAt?: Date | undefined; isRevoked: boolean } | undefined
}

/** Where a certificate stands among those of its owner. */
export interface Standing {
  state: CertificateState
  /** Whole days until it ends, or since it did or was revoked; until it begins when that is to come. */
  days: number
  /** From when another one does all that it does; undefined where none is known. */
  replacedFrom?: Date
  /** Days left for getting another one, fewer than none when it is too late; undefined where nobody has to. */
  left?: number
}

const dayMs = 86_400_000
const warnings = [7, 30, 60] as const

const daysBetween = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / dayMs)

/**
 * Where a certificate stands among those of its owner. It is replaced by another one that begins later, but before it
 * ends, lasts longer, and can do all that it can: then nobody needs to act before it expires. One that counts no more is
 * replaced by any that can do the same now.
 */
export function standing<T extends Validity>(one: T, all: readonly T[], now: Date): Standing {
  const able = all.filter((other) => other !== one && !other.withdrawn && isAble(other, one))
  if (one.withdrawn || one.to < now) {
    const since = one.withdrawn ? (one.withdrawn.revokedAt ?? now) : one.to
    const days = Math.max(0, daysBetween(since, now))
    return {
      state: stateOfGone(one),
      days,
      ...replacement(
        able.filter((other) => isWithin(other, now)),
        0 - days,
      ),
    }
  }
  if (one.from > now) return { state: 'future', days: daysBetween(now, one.from) }
  const days = daysBetween(now, one.to)
  const following = able.filter((other) => other.from > one.from && other.to > one.to && other.from <= one.to)
  const replaced = replacement(following, days)
  const isReplaced = replaced.replacedFrom !== undefined && replaced.replacedFrom <= now
  return { state: isReplaced ? 'replaced' : stateOfLeft(days), days, ...replaced }
}

function replacement(by: readonly Validity[], left: number): Pick<Standing, 'replacedFrom' | 'left'> {
  const [first] = by.map(({ from }) => from).toSorted((a, b) => a.getTime() - b.getTime())
  return first ? { replacedFrom: first } : { left }
}

function stateOfGone({ withdrawn }: Validity): CertificateState {
  if (withdrawn === undefined) return 'expired'
  return withdrawn.isRevoked ? 'revoked' : 'unchecked'
}

function stateOfLeft(days: number): CertificateState {
  const warning = warnings.find((most) => days <= most)
  return warning ? `warn-${warning}` : 'valid'
}

const isAble = (other: Validity, one: Validity) => one.uses.every((use) => other.uses.includes(use))
const isWithin = ({ from, to }: Validity, at: Date) => from <= at && at <= to
