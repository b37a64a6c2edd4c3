import { fail } from '../../as4/ebms-error.ts'
import { isSameService, maintenance } from '../../domain/agreement.ts'
import type { Authentic } from './authenticate.ts'

/**
 * Where messages on maintenance become part of cases, they hold a form, whoever is named as the authority behind one is
 * an authority for which this partner may speak, and whoever it is for is one of ours. A signature proves the access
 * point alone: without this, each could speak for all. An access point that stands alone knows of no such rules.
 */
export function checkMaintenance({ point, partner, message: { service, parts, properties } }: Authentic): void {
  if (!point.forCases || !isSameService(service, maintenance)) return
  if (parts.length === 0) fail('EBMS:0010', 'a message without parts is not agreed')
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
