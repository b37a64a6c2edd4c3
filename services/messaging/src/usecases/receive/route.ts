import { type Property, valuesOf } from '../../as4/ebms/user-message.ts'
import { isMessageId } from '../../as4/ebms/values.ts'
import { fail } from '../../as4/ebms-error.ts'
import { addresseeOf, forwarded, hopsIn, namesOf, refusalOf } from '../../domain/forwarding.ts'
import { isEvidenceAction } from '../../ecodex/evidence/kinds.ts'
import { type AccessPoint, ownNames, type Partner } from '../../store/access-point.ts'

/** Where a message comes from, and where it goes. */
export interface Route {
  /** Party ids of those that forwarded it to us. */
  hops: string[]
  /** Who sent it, and under which wire id, where the partner has only forwarded it. */
  original?: { partner: Partner; messageId: string }
  /** The authority of our State that it is for, where that is not us. */
  forwardTo?: Partner
}

/** What a route is told from. */
export interface RoutedMessage {
  action: string
  properties: Property[]
}

const nowhere: Route = { hops: [] }

/**
 * Reads from the properties of a message whether another authority of our State forwarded it to us, and whether it is for
 * another one (Article 49(2) of the Regulation). Messages of an access point that stands alone lie in its folder as they
 * are, and evidences go back to whoever sent what they are about.
 */
export function routeOf(point: AccessPoint, partner: Partner, { action, properties }: RoutedMessage): Route {
  if (!point.forCases || isEvidenceAction(action)) return nowhere
  const hops = hopsIn(valuesOf(properties, forwarded.by))
  const originalSender = valuesOf(properties, 'originalSender')[0] ?? ''
  const route = { hops, ...(hops.length === 0 ? {} : { original: originalOf(point, partner, properties) }) }
  const recipients = new Set(valuesOf(properties, 'finalRecipient'))
  const [recipient] = recipients
  if (recipient === undefined || ownNames(point).includes(recipient)) return route
  const to = addresseeOf(point.partners, point.ownState, recipient)
  if (to === undefined) return route
  if (recipients.size > 1) fail('EBMS:0010', 'the final recipient is not one authority')
  if (refusalOf(to, point.ownState, { from: partner.party, originalSender, hops })) {
    fail('EBMS:0010', 'FORWARD_LOOP: the message came from the authority that it is for')
  }
  return { ...route, forwardTo: to }
}

/** Only an authority of our own State forwards to us, and what it forwards is from a partner that can be answered. */
function originalOf(point: AccessPoint, { state }: Partner, properties: Property[]) {
  if (state !== point.ownState) fail('EBMS:0010', 'an authority of another State does not forward')
  const [sender = '', ...others] = new Set(valuesOf(properties, 'originalSender'))
  const partner = point.partners.find((one) => namesOf(one).includes(sender))
  const [messageId = ''] = valuesOf(properties, forwarded.original)
  if (!isMessageId(messageId)) fail('EBMS:0010', 'a forwarded message does not say which it was')
  if (partner === undefined || others.length > 0) {
    fail('EBMS:0010', 'the original sender of a forwarded message is not a partner')
  }
  return { partner, messageId }
}
