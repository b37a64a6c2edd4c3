import type { X509Certificate } from 'node:crypto'
import type { AccessPoint, Partner } from '../store/access-point.ts'
import type { AccessPoints } from '../store/access-points.ts'
import type { RevocationChecker } from './checker.ts'

/**
 * The same access points, whose partners have only certificates that are not revoked: nothing else is believed, nor
 * encrypted to. The others are kept apart, for people to see. Looked at anew with each reload, so that no message waits for it.
 */
export async function checkedPoints(
  points: AccessPoints,
  tenants: readonly string[],
  checker: RevocationChecker,
): Promise<AccessPoints> {
  const checked = new Map<string, AccessPoint>()
  await look()
  return {
    get: (tenant) => checked.get(tenant) ?? points.get(tenant),
    findByParty(party) {
      const found = points.findByParty(party)
      return found && (checked.get(found.tenant) ?? found)
    },
    async reload() {
      await points.reload()
      await look()
    },
  }

  async function look(): Promise<void> {
    const all = tenants.map((tenant) => points.get(tenant))
    await Promise.all(all.map((point) => checker.look(certificatesOf(point), point.issuers)))
    for (const point of all) checked.set(point.tenant, withoutRevoked(point, checker))
  }
}

const certificatesOf = ({ partners }: AccessPoint) =>
  partners.flatMap(({ certificates, evidenceCertificates }) => [...certificates, ...evidenceCertificates])

function withoutRevoked(point: AccessPoint, checker: RevocationChecker): AccessPoint {
  const judged = (certificates: X509Certificate[], forEvidences: boolean) =>
    certificates.map((certificate) => {
      const withdrawal = checker.withdrawal(certificate, point.issuers)
      return { certificate, withdrawn: withdrawal && { certificate, forEvidences, ...withdrawal } }
    })
  const usable = (all: ReturnType<typeof judged>) =>
    all.flatMap(({ certificate, withdrawn }) => (withdrawn ? [] : [certificate]))
  const partner = (one: Partner): Partner => {
    const [messages, evidences] = [judged(one.certificates, false), judged(one.evidenceCertificates, true)]
    return {
      ...one,
      certificates: usable(messages),
      evidenceCertificates: usable(evidences),
      withdrawn: [...messages, ...evidences].flatMap(({ withdrawn }) => withdrawn ?? []),
    }
  }
  return { ...point, partners: point.partners.map(partner) }
}
