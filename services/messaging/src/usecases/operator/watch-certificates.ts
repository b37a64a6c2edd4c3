import { metrics } from '@opentelemetry/api'
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
      for (const { owner, certificate, profile, uses, days: left, state } of needed(app, tenant)) {
        if (left > soonDays) continue
        const { serialNumber } = certificate
        const about = { tenant, partner: owner, profile, uses, serialNumber, days: left }
        if (state === 'expired') app.log.error(about, 'a certificate has ended and was not replaced')
        else app.log.warn(about, 'a certificate ends soon')
      }
      return false
    },
    close: () => days.removeCallback(observe),
  }
}

/** The certificates for which nobody has come yet who can do the same for longer; days since the end are negative. */
function needed(app: Pick<App, 'points' | 'clock'>, tenant: string): CertificateFacts[] {
  const all = listCertificates(app, tenant)
  const inUse = all.filter(({ state }) => state !== 'expired' && state !== 'future')
  const isReplaced = ({ owner, profile, uses }: CertificateFacts) =>
    inUse.some((one) => one.owner === owner && one.profile === profile && uses.every((use) => one.uses.includes(use)))
  const ended = all.filter((one) => one.state === 'expired' && !isReplaced(one))
  return [
    ...inUse.filter(({ state }) => state !== 'replaced'),
    ...ended.map((one) => ({ ...one, days: -Math.abs(one.days) })),
  ]
}

function fewestDays(certificates: readonly CertificateFacts[]): Map<string, number> {
  const fewest = new Map<string, number>()
  for (const { owner, days } of certificates) fewest.set(owner, Math.min(days, fewest.get(owner) ?? days))
  return fewest
}
