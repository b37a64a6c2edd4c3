import { createHash } from 'node:crypto'

/** The segment of resource names and the word of the log for a partner: its party id where that is fit for it. */
export function partnerId(partyId: string): string {
  if (/^[a-z][a-z0-9-]{0,62}$/.test(partyId)) return partyId
  return `x-${createHash('sha256').update(partyId).digest('hex').slice(0, 24)}`
}
