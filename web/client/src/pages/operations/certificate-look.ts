import type { CertificateJson, CertificateStateJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'

const colours: Record<Extract<CertificateStateJson, string>, string> = {
  CERTIFICATE_STATE_UNSPECIFIED: 'neutral',
  CERTIFICATE_STATE_REVOKED: 'danger',
  CERTIFICATE_STATE_UNCHECKED: 'warning',
  CERTIFICATE_STATE_EXPIRED: 'danger',
  CERTIFICATE_STATE_FUTURE: 'info',
  CERTIFICATE_STATE_REPLACED: 'neutral',
  CERTIFICATE_STATE_WARN_7: 'danger',
  CERTIFICATE_STATE_WARN_30: 'warning',
  CERTIFICATE_STATE_WARN_60: 'warning',
  CERTIFICATE_STATE_VALID: 'success',
}

/** A state of a certificate that this page knows. */
export type KnownState = keyof typeof colours

/** Where a certificate stands; one that is newer than this page is not known. */
export function stateOf({ state }: CertificateJson): KnownState {
  return typeof state === 'string' && state in colours ? state : 'CERTIFICATE_STATE_UNSPECIFIED'
}

/** The colour that goes with the words. */
export function colourOf(state: KnownState): string {
  return colours[state]
}

const urgent: KnownState[] = [
  'CERTIFICATE_STATE_REVOKED',
  'CERTIFICATE_STATE_UNCHECKED',
  'CERTIFICATE_STATE_EXPIRED',
  'CERTIFICATE_STATE_WARN_7',
  'CERTIFICATE_STATE_WARN_30',
  'CERTIFICATE_STATE_WARN_60',
]

/** Whether somebody has to see to a new one: none is known that takes over. */
export function needsAction(certificate: CertificateJson): boolean {
  return certificate.replacedTime === undefined && urgent.includes(stateOf(certificate))
}
