import { Authority } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { AccessPoint, Partner } from '../store/access-point.ts'
import type { Config } from './config/config.ts'
import { trustedAmong } from './config/trust.ts'
import { partnerId } from './partner-id.ts'
import { tenant } from './tenant.ts'

/** Our access point as the configuration describes it; of the partners' certificates those that are trusted at `at`. */
export function pointOf(config: Config, at: Date): AccessPoint {
  const { partyId: party, partyIdType: partyType, role, keys } = config.self
  return {
    tenant,
    party,
    partyType,
    role,
    forCases: false,
    domain: domainOf(party),
    retention: config.retention,
    keys,
    partners: config.partners.map((partner) => partnerOf(config, partner, at)),
    issuers: [...config.trust, ...config.partners.flatMap(({ certificates }) => certificates.filter(({ ca }) => ca))],
  }
}

/** Partners none of whose certificates is trusted: what they send is refused, and nothing can be sent to them. */
export function untrusted({ partners }: AccessPoint): string[] {
  return partners.filter(({ certificates }) => certificates.length === 0).map(({ party }) => party)
}

function partnerOf(config: Config, partner: Config['partners'][number], at: Date): Partner {
  const { partyId: party, partyIdType: partyType, role, url: endpoint, profile, tokenReference, retry } = partner
  return {
    id: partnerId(party),
    party,
    partyType,
    role,
    endpoint,
    profile,
    tokenReference,
    retry,
    certificates: trustedAmong(partner.certificates, config.trust, at),
    agreements: config.agreements
      .filter((agreement) => agreement.partner === party)
      .map(({ service, serviceType, action, compress, ref }) => ({
        service: { value: service, type: serviceType },
        action,
        compress,
        ...(ref ? { ref } : {}),
      })),
    state: '',
    authority: Authority.fromPartial({ name: party }),
    ecodex: false,
    container: false,
    evidenceCertificates: [],
    sha1Evidences: false,
    demonstrationNotice: '',
  }
}

/** Our part of message ids: RFC 2822 wants something like a domain after the @. */
function domainOf(party: string): string {
  const domain = party.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 120)
  return domain.replace(/^[.-]+|[.-]+$/g, '') || 'access-point'
}
