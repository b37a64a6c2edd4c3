import type { X509Certificate } from 'node:crypto'
import type { UserMessage } from '../../as4/ebms/user-message.ts'
import { fail } from '../../as4/ebms-error.ts'
import { ping } from '../../as4/names.ts'
import type { ExpectedPart } from '../../as4/part/incoming.ts'
import { expectedParts } from '../../as4/policy.ts'
import { requireProfile } from '../../as4/security/profile.ts'
import type { ReadSecurity } from '../../as4/security/read-security.ts'
import { verifySignature } from '../../as4/security/verify.ts'
import { findAgreement } from '../../domain/agreement.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import type { App } from '../app.ts'

/** A message whose header is proved to come from a partner, and what has to arrive after it. */
export interface Authentic {
  point: AccessPoint
  partner: Partner
  message: UserMessage
  security: ReadSecurity
  signer: X509Certificate
  expected: Map<string, ExpectedPart>
}

/** The partner that a message claims to come from. */
export function findPartner(point: AccessPoint, { from }: UserMessage): Partner {
  const partner = point.partners.find((one) => one.party === from.id && one.partyType === from.type)
  return partner ?? fail('EBMS:0001', 'the From party is not a partner')
}

/**
 * Proves who sent a header. The To party picked the tenant, the From party picks the partner, and the signature must be
 * that partner's: of these claims none is believed before.
 */
export async function authenticate(
  app: App,
  point: AccessPoint,
  partner: Partner,
  message: UserMessage,
  security: ReadSecurity,
): Promise<Authentic> {
  requireProfile(security, partner.profile)
  const expected = expectedParts(message, security)
  const signature = security.signature ?? fail('EBMS:0103', 'the message is not signed')
  const signer = await verifySignature(signature, partner, app.clock.now())
  return { point, partner, message, security, signer, expected }
}

/** Service and action are agreed with the partner; true for the test service, which is answered and never delivered. */
export function checkAgreement({ partner: { agreements }, message }: Authentic): boolean {
  const { agreementRef: ref, service, action } = message
  if (service.value === ping.service.value && action === ping.action) return true
  findAgreement(agreements, { service, action, ref }) ?? fail('EBMS:0001', 'service and action are not agreed')
  return false
}
