import { X509Certificate } from 'node:crypto'
import { type CertificateUse, type ProfileId, profileIds, usesOf } from '../../as4/security/profile.ts'
import { type CertificateState, standing } from '../../domain/certificate-state.ts'
import { type AccessPoint, evidenceSigner, type Partner } from '../../store/access-point.ts'
import type { App } from '../app.ts'

/** A certificate of ours or of a partner. */
export interface CertificateFacts {
  /** Id of the partner; empty for our own. */
  owner: string
  certificate: X509Certificate
  profile: ProfileId
  uses: (CertificateUse | 'evidences')[]
  state: CertificateState
  days: number
}

type Known = Pick<CertificateFacts, 'owner' | 'certificate' | 'profile' | 'uses'>

/** The certificates that messages of a tenant depend on, the first to expire first. */
export function listCertificates(app: Pick<App, 'points' | 'clock'>, tenant: string): CertificateFacts[] {
  const point = app.points.get(tenant)
  const known = [...ownOf(point), ...point.partners.flatMap(thoseOf)].map((one) => {
    const { validFromDate: from, validToDate: to } = one.certificate
    return { ...one, from, to }
  })
  const now = app.clock.now()
  const found = known.map(({ from, to, ...one }) => {
    const peers = known.filter(({ owner, profile }) => owner === one.owner && profile === one.profile)
    const [state, days] = standing<{ from: Date; to: Date; uses: string[] }>({ ...one, from, to }, peers, now)
    return { ...one, state, days }
  })
  return found.toSorted((a, b) => a.certificate.validToDate.getTime() - b.certificate.validToDate.getTime())
}

function ownOf(point: AccessPoint): Known[] {
  const givesEvidences = point.partners.some(({ ecodex }) => ecodex)
  return profileIds.flatMap((profile) => {
    const keys = point.keys[profile]
    if (!keys) return []
    const { signer, decryption } = keys
    const alsoEvidences = givesEvidences && signer === evidenceSigner(point)
    const pairs: [Buffer, Known['uses']][] = [
      [signer.certificate, alsoEvidences ? ['signing', 'evidences'] : ['signing']],
      [decryption.certificate, ['encryption']],
    ]
    return merged(pairs.map(([der, uses]) => ({ owner: '', certificate: new X509Certificate(der), profile, uses })))
  })
}

function thoseOf({ id: owner, certificates, evidenceCertificates, ecodex, profile }: Partner): Known[] {
  const ofMessages = certificates.map((certificate): Known => {
    return { owner, certificate, profile, uses: usesOf(profile, certificate) }
  })
  const ofEvidences = ecodex ? evidenceCertificates : []
  return merged([
    ...ofMessages,
    ...ofEvidences.map((certificate): Known => ({ owner, certificate, profile, uses: ['evidences'] })),
  ])
}

/** A certificate that serves several uses is one certificate. */
function merged(all: Known[]): Known[] {
  const byFingerprint = Map.groupBy(all, ({ certificate }) => certificate.fingerprint256)
  return [...byFingerprint.values()].flatMap(([first, ...same]) =>
    first ? [{ ...first, uses: [...first.uses, ...same.flatMap(({ uses }) => uses)] }] : [],
  )
}
