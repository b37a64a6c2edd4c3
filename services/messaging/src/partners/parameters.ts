import { algorithm } from '../as4/names.ts'
import { profiles } from '../as4/security/profile.ts'
import { type AccessPoint, fingerprintOf, type Partner } from '../store/access-point.ts'
import type { GivenCertificate } from './our-certificates.ts'

/**
 * What a partner has to set for us, for programs: no other form that is public says it for the profiles 2.0. Algorithms
 * are named by their URIs, so that nobody has to know our names of the profiles.
 */
export function writeParameters(
  point: Pick<AccessPoint, 'party' | 'partyType' | 'role'>,
  partner: Partner,
  endpoint: string,
  certificates: readonly GivenCertificate[],
): string {
  const { profile, tokenReference, agreements } = partner
  const { signature, establishment } = profiles[profile]
  const parameters = {
    form: 'urn:sustento:as4-parameters:1',
    securityProfile: profile,
    algorithms: {
      signature: signature.uri,
      digest: algorithm.digest,
      keyEstablishment: establishment.uri,
      contentEncryption: algorithm.data,
    },
    certificatesNamedBy: tokenReference,
    we: { partyId: point.party, partyIdType: point.partyType, url: endpoint, roleWhenWeSend: point.role },
    you: {
      partyId: partner.party,
      partyIdType: partner.partyType,
      url: partner.endpoint,
      roleWhenWeSend: partner.role,
    },
    certificates: certificates.map(({ name, certificate, turn, signsFrom, uses }) => ({
      file: name,
      sha256: fingerprintOf(certificate),
      uses,
      notBefore: certificate.validFromDate.toISOString(),
      notAfter: certificate.validToDate.toISOString(),
      turn,
      signsFrom: signsFrom.toISOString(),
    })),
    agreements: agreements.map(({ service, action, compress, ref }) => ({
      service: service.value,
      serviceType: service.type,
      action,
      compress,
      ...(ref ? { agreementRef: { value: ref.value, type: ref.type } } : {}),
    })),
  }
  return `${JSON.stringify(parameters, null, 2)}\n`
}
