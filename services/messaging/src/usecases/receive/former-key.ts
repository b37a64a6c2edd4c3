import { isNamed } from '../../as4/security/key-reference.ts'
import { graceMs } from '../../keys/succession.ts'
import { keysFor, signerFor } from '../../store/access-point.ts'
import type { App } from '../app.ts'
import type { Authentic } from './authenticate.ts'

/**
 * Says in the log who still encrypts to a certificate of ours that another one has taken over from, or that has ended:
 * whom to write to before it is taken away. The partner itself learns nothing of it.
 */
export function tellOfFormerKey({ clock, log }: Pick<App, 'clock' | 'log'>, authentic: Authentic): void {
  const { point, partner, security, message } = authentic
  const named = security.key?.recipient
  const now = clock.now()
  const keys = named && keysFor(point, partner).find((one) => isNamed(named, one.decryption.certificate))
  if (keys === undefined) return
  const { messageId } = message
  const about = { tenant: point.tenant, partner: partner.id, messageId, ended: keys.decryptsUntil.toISOString() }
  const signsNow = signerFor(point, partner, now).certificate
  if (now.getTime() > keys.decryptsUntil.getTime() + graceMs) {
    log.warn({ ...about, event: 'own-key.ended' }, 'a partner encrypts to a certificate of ours that has ended')
  } else if (!keys.signer.certificate.equals(signsNow) && keys.signsFrom < now) {
    log.info({ ...about, event: 'own-key.former' }, 'a partner still encrypts to our former certificate')
  }
}
