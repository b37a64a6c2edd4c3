import { metrics } from '@opentelemetry/api'
import type { CertificateState } from '../../domain/certificate-state.ts'
import type { App } from '../app.ts'
import { type CertificateFacts, listCertificates } from './list-certificates.ts'

/** Tells in time that certificates end. */
export interface CertificateWatch {
  /** Says once a day in the log which certificates of a tenant end soon, or have ended and were not replaced. */
  look(tenant: string): Promise<boolean>
  close(): void
}

/** From when on the log says it. */
const soonDays = 30

/** Stable names of what the log says, for whoever watches it. */
const soon = ['certificate.ends-soon', 'a certificate ends soon'] as const
const saying: Partial<Record<CertificateState, readonly [event: string, words: string]>> = {
  expired: ['certificate.ended', 'a certificate has ended and was not replaced'],
  revoked: ['certificate.revoked', 'a certificate was revoked and not replaced'],
  unchecked: ['certificate.unchecked', 'nobody says whether a certificate was revoked, and it is not replaced'],
}

/** Publishes as a metric how many days are left, the fewest of each owner, and writes the log. */
export function watchCertificates(
  app: Pick<App, 'points' | 'clock' | 'log'>,
  tenants: readonly string[],
): CertificateWatch {
  const told = new Map<string, string>()
  const days = metrics.getMeter('sustento').createObservableGauge('sustento.messaging.certificate_days', {
    description: 'Days until a certificate ends that was not replaced, the fewest of its owner',
  })
  const observe: Parameters<typeof days.addCallback>[0] = (result) => {
    for (const tenant of tenants) {
      for (const [owner, left] of fewestDays(needed(app, tenant))) {
        result.observe(left, { 'sustento.tenant': tenant, partner: owner })
      }
    }
  }
  days.addCallback(observe)
  return {
    async look(tenant) {
      const today = app.clock.now().toISOString().slice(0, 10)
      if (told.get(tenant) === today) return false
      told.set(tenant, today)
      for (const { owner, certificate, profile, uses, left, state } of needed(app, tenant)) {
        const { serialNumber } = certificate
        const about = { tenant, partner: owner, profile, uses, serialNumber, days: left }
        const [event, words] = saying[state] ?? soon
        if (state in saying) app.log.error({ event, ...about }, words)
        else if (left <= soonDays) app.log.warn({ event, ...about }, words)
      }
      return false
    },
    close: () => days.removeCallback(observe),
  }
}

/** Days left of the certificates for which nobody has come yet who can do the same for longer; fewer than none since the end. */
function needed(app: Pick<App, 'points' | 'clock'>, tenant: string): (CertificateFacts & { left: number })[] {
  return listCertificates(app, tenant).flatMap((one) => (one.left === undefined ? [] : [{ ...one, left: one.left }]))
}

function fewestDays(certificates: readonly { owner: string; left: number }[]): Map<string, number> {
  const fewest = new Map<string, number>()
  for (const { owner, left } of certificates) fewest.set(owner, Math.min(left, fewest.get(owner) ?? left))
  return fewest
}
