import { fail } from '../../as4/ebms-error.ts'
import { isSameService, maintenance } from '../../domain/agreement.ts'
import type { Authentic } from './authenticate.ts'

/**
 * Whoever is named as the authority behind a message on maintenance is one for which this partner may speak, and
 * whoever it is for is one of ours. A signature proves the access point alone: without this, each could speak for all.
 */
export function checkOriginals({ point, partner, message: { service, properties } }: Authentic): void {
  if (!isSameService(service, maintenance)) return
  const agreed = new Map([
    ['originalsender', partner.originalSenders ?? [partner.party]],
    ['finalrecipient', point.finalRecipients ?? [point.party]],
  ])
  for (const { name, value } of properties) {
    // Some products begin these names with a capital letter.
    if (agreed.get(name.toLowerCase())?.includes(value) === false) {
      fail('EBMS:0010', 'the original sender or the final recipient is not agreed')
    }
  }
}
