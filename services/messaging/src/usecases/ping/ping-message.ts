import { randomUUID } from 'node:crypto'
import type { UserMessage } from '../../as4/ebms/user-message.ts'
import { ping } from '../../as4/names.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'

/** A message of the test service: answered by the access point that receives it, and never delivered. */
export function pingMessage(point: AccessPoint, partner: Partner, now: Date): UserMessage {
  const id = randomUUID()
  return {
    timestamp: now.toISOString(),
    messageId: `${id}@${point.domain}`,
    refToMessageId: '',
    from: { id: point.party, type: point.partyType, role: point.role },
    to: { id: partner.party, type: partner.partyType, role: partner.role },
    ...ping,
    conversationId: id,
    properties: [
      { name: 'originalSender', value: point.party },
      { name: 'finalRecipient', value: partner.party },
    ],
    parts: [],
  }
}
