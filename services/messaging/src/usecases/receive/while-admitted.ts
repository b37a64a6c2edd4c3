import type { App } from '../app.ts'
import type { Authentic } from './authenticate.ts'
import { Interrupted } from './interrupted.ts'

const placeFreeSeconds = 5

/** Takes a message of a partner in, unless he sends more than he may: one partner's flood is not the others' delay. */
export async function whileAdmitted<T>(
  { partners }: App,
  { point, partner }: Authentic,
  work: () => Promise<T>,
): Promise<T> {
  const source = `${point.tenant}/${partner.id}`
  const retryAfter = partners.spend(source)
  if (retryAfter !== undefined) throw new Interrupted(429, 'too many messages in a minute', { retryAfter })
  if (!partners.begin(source)) {
    throw new Interrupted(429, 'too many messages at a time', { retryAfter: placeFreeSeconds })
  }
  try {
    return await work()
  } finally {
    partners.end(source)
  }
}
