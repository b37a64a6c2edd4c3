import { X509Certificate } from 'node:crypto'
import { type CertificateUse, type ProfileId, profileIds, usesOf } from '../../as4/security/profile.ts'
import { type Standing, standing } from '../../domain/certificate-state.ts'
import type { AccessPoint, Partner, Withdrawal } from '../../store/access-point.ts'
import type { App } from '../app.ts'

/** A certificate of ours or of a partner. */
export interface CertificateFacts extends Known, Standing {}

interface Known {
  /** Id of the partner; empty for our own. */
  owner: string
  certificate: X509Certificate
  profile: ProfileId
  uses: (CertificateUse | 'evidences')[]
  /** Of ours: from when it is used. */
  usedFrom?: Date | undefined
  /** Why it counts no more. */
  withdrawal?: Withdrawal | undefined
}

/** The certificates that messages of a tenant depend on, the first to expire first. */
export function listCertificates(app: Pick<App, 'points' | 'clock'>, tenant: string): CertificateFacts[] {
  const point = app.points.get(tenant)
  const known = [...ownOf(point), ...point.partners.flatMap(thoseOf)].map((one) => ({ one, ...validityOf(one) }))
  const now = app.clock.now()
  const found = known.map((each) => {
    const peers = known.filter(({ one }) => one.owner === each.one.owner && one.profile === each.one.profile)
    return { ...each.one, ...standing(each, peers, now) }
  })
  return found.toSorted((a, b) => a.certificate.validToDate.getTime() - b.certificate.validToDate.getTime())
}

function validityOf({ certificate, uses, usedFrom, withdrawal }: Known) {
  const { validFromDate, validToDate: to } = certificate
  const from = usedFrom && usedFrom > validFromDate ? usedFrom : validFromDate
  return { from, to, uses, withdrawn: withdrawal && { ...withdrawal, revokedAt: withdrawal.revocation?.at } }
}

function ownOf(point: AccessPoint): Known[] {
  const givesEvidences = point.partners.some(({ ecodex }) => ecodex)
  return profileIds.flatMap((profile) =>
    (point.keys[profile] ?? []).flatMap(({ signer, decryption, signsFrom: usedFrom }) => {
      const signs: Known['uses'] =
        givesEvidences && profile === 'edelivery-1.x' ? ['signing', 'evidences'] : ['signing']
      const pairs: [Buffer, Known['uses']][] = [
        [signer.certificate, signs],
        [decryption.certificate, ['encryption']],
      ]
      return merged(
        pairs.map(([der, uses]) => ({ owner: '', certificate: new X509Certificate(der), profile, uses, usedFrom })),
      )
    }),
  )
}

function thoseOf({ id: owner, certificates, evidenceCertificates, withdrawn = [], ecodex, profile }: Partner): Known[] {
  const known = (certificate: X509Certificate, forEvidences: boolean, withdrawal?: Withdrawal): Known[] => {
    if (forEvidences && !ecodex) return []
    const uses: Known['uses'] = forEvidences ? ['evidences'] : usesOf(profile, certificate)
    return [{ owner, certificate, profile, uses, withdrawal }]
  }
  return merged([
    ...certificates.flatMap((one) => known(one, false)),
    ...evidenceCertificates.flatMap((one) => known(one, true)),
    ...withdrawn.flatMap((one) => known(one.certificate, one.forEvidences, one)),
  ])
}

/** A certificate that serves several uses is one certificate. */
function merged(all: Known[]): Known[] {
  const byFingerprint = Map.groupBy(all, ({ certificate }) => certificate.fingerprint256)
  return [...byFingerprint.values()].flatMap(([first, ...same]) =>
    first ? [{ ...first, uses: [...first.uses, ...same.flatMap(({ uses }) => uses)] }] : [],
  )
}
