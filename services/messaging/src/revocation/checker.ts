import type { X509Certificate } from 'node:crypto'
import { metrics } from '@opentelemetry/api'
import type { Clock } from '@sustento/platform/clock'
import type { Log } from '@sustento/platform/log'
import { subjectOf, type Withdrawal } from '../store/access-point.ts'
import { counts, type Finding, type Issued, Unanswered } from './finding.ts'
import { pathOf } from './path.ts'

/** What a certificate counts as that nobody says anything about: `open` accepts it, `closed` does not. */
export type WhenUnanswered = 'open' | 'closed'

/** Knows of certificates whether they were revoked. */
export interface RevocationChecker {
  /** Asks about those that nothing newer is known of, and waits a bounded time for the first answer about each. */
  look(certificates: readonly X509Certificate[], issuers: readonly X509Certificate[]): Promise<void>
  /** Why a certificate may not be used, by what is known now; undefined when it may. Never waits. */
  withdrawal(certificate: X509Certificate, issuers: readonly X509Certificate[]): Withdrawal | undefined
}

/** What a checker works with. */
export interface CheckerOptions {
  ask: (issued: Issued, at: Date) => Promise<Finding>
  unanswered: WhenUnanswered
  /** How long a first answer is waited for. */
  waitMs: number
  clock: Clock
  log: Log
}

interface Known {
  finding?: Finding
  /** Not asked again before. */
  next: Date
  asking?: Promise<void>
}

const retryMs = 60_000
const longestMs = 12 * 3_600_000

/** Makes a checker. What it finds out is kept in memory; a restart asks anew. */
export function revocationChecker({ ask, unanswered, waitMs, clock, log }: CheckerOptions): RevocationChecker {
  const known = new Map<string, Known>()
  const outcomes = metrics.getMeter('sustento').createCounter('sustento.as4.revocation.checks', {
    description: 'Looks at whether certificates of partners were revoked',
  })

  function begin(issued: Issued, entry: Known): Promise<void> {
    const at = clock.now()
    const { serialNumber } = issued.certificate
    const certificate = { subject: subjectOf(issued.certificate), serialNumber }
    return ask(issued, at).then(
      (finding) => {
        if (finding.revoked && !entry.finding?.revoked) log.error(certificate, 'a certificate of a partner was revoked')
        entry.finding = finding
        entry.next = nextLook(finding, at)
        outcomes.add(1, { outcome: finding.revoked ? 'revoked' : 'good' })
      },
      (error: unknown) => {
        entry.next = new Date(at.getTime() + retryMs)
        outcomes.add(1, { outcome: 'unanswered' })
        const why = error instanceof Unanswered ? { why: error.message } : { err: error }
        log.warn({ ...certificate, ...why, unanswered }, 'nobody says whether a certificate of a partner was revoked')
      },
    )
  }

  /** The first look at a certificate, where one is under way. */
  function lookAt(issued: Issued): Promise<void> | undefined {
    const key = issued.certificate.fingerprint256
    const entry = known.get(key) ?? { next: clock.now() }
    const isFirst = !known.has(key)
    known.set(key, entry)
    if (entry.asking === undefined && entry.next <= clock.now()) {
      entry.asking = begin(issued, entry).finally(() => {
        entry.asking = undefined
      })
    }
    return isFirst ? entry.asking : undefined
  }

  return {
    async look(certificates, issuers) {
      const issued = certificates.flatMap((certificate) => pathOf(certificate, issuers) ?? [])
      const first = issued.map(lookAt).filter((asking) => asking !== undefined)
      if (first.length > 0) await atMost(waitMs, Promise.all(first))
    },
    withdrawal(certificate, issuers) {
      const path = pathOf(certificate, issuers)
      const findings = path?.map(({ certificate: { fingerprint256 } }) => {
        const finding = known.get(fingerprint256)?.finding
        return finding && counts(finding, clock.now()) ? finding : undefined
      }) ?? [undefined]
      const revoked = findings.find((finding) => finding?.revoked)
      if (revoked) return { isRevoked: true, revocation: revoked.revocation }
      return unanswered === 'closed' && findings.includes(undefined) ? { isRevoked: false } : undefined
    },
  }
}

/** Something newer is looked for when half of the time has passed for which the finding counts. */
function nextLook({ from, until }: Finding, at: Date): Date {
  const half = (from.getTime() + until.getTime()) / 2
  return new Date(Math.min(Math.max(half, at.getTime() + retryMs), at.getTime() + longestMs))
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, limit]).finally(() => clearTimeout(timer))
}
