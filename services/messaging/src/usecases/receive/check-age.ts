import { fail } from '../../as4/ebms-error.ts'
import { endOf } from '../../domain/retention.ts'
import type { App } from '../app.ts'
import type { Authentic } from './authenticate.ts'

/**
 * A message that is older than what is remembered could be one that was received before: it is refused, so that forgetting
 * messages does not let them be delivered again. Its instant is signed.
 */
export function checkAge(app: App, { point, message }: Authentic): void {
  const forgotten = endOf(point.retention.addressingDays, app.clock.now())
  if (forgotten && new Date(message.timestamp) < forgotten) {
    fail('EBMS:0003', 'the message is older than what is remembered')
  }
}
