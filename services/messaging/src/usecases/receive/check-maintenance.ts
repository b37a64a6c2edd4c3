import { fail } from '../../as4/ebms-error.ts'
import { isSameService, maintenance } from '../../domain/agreement.ts'
import { namesOf } from '../../domain/forwarding.ts'
import { isEvidenceAction } from '../../ecodex/evidence/kinds.ts'
import { ownNames } from '../../store/access-point.ts'
import type { Authentic } from './authenticate.ts'
import type { Route } from './route.ts'

/**
 * Where messages on maintenance become part of cases, they hold a form, whoever is named as the authority behind one is
 * an authority for which this partner may speak, and whoever it is for is one of ours, or one that we forward to. A
 * signature proves the access point alone: without this, each could speak for all. An authority of our State speaks for
 * the one whose message it forwards. An access point that stands alone knows of no such rules.
 */
export function checkMaintenance({ point, partner, message }: Authentic, { original, forwardTo }: Route): void {
  const { service, action, parts, properties } = message
  if (!point.forCases || !isSameService(service, maintenance)) return
  if (parts.length === 0) fail('EBMS:0010', 'a message without parts is not agreed')
  if (message.conversationId === '') fail('EBMS:0010', 'a message outside a conversation is not agreed')
  const recipients = [...ownNames(point), ...(forwardTo ? namesOf(forwardTo) : [])]
  const agreed = new Map([['originalsender', namesOf(original?.partner ?? partner)]])
  // the evidences of what we forwarded are for whoever sent it to us: what they are about is proved by their signature
  if (!isEvidenceAction(action)) agreed.set('finalrecipient', recipients)
  for (const { name, value } of properties) {
    // Some products begin these names with a capital letter.
    if (agreed.get(name.toLowerCase())?.includes(value) === false) {
      fail('EBMS:0010', 'the original sender or the final recipient is not agreed')
    }
  }
}
