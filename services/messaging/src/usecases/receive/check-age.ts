import { fail } from '../../as4/ebms-error.ts'
import { checkExpiry } from '../../as4/security/timestamp.ts'
import { endOf } from '../../domain/retention.ts'
import type { App } from '../app.ts'
import type { Authentic } from './authenticate.ts'

/**
 * A message that is older than what is remembered could be one that was received before: it is refused, so that forgetting
 * messages does not let them be delivered again. Its instant is signed. So is one that its sender wants processed no more.
 */
export function checkAge(app: App, { point, message, security }: Authentic): void {
  checkExpiry(security.expires, app.clock.now())
  const forgotten = endOf(point.retention.addressingDays, app.clock.now())
  if (forgotten && new Date(message.timestamp) < forgotten) {
    fail('EBMS:0003', 'the message is older than what is remembered')
  }
}
