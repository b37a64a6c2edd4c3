import {
  ForwardingNoticed,
  MessageDelivered,
  MessageFailed,
  MessageForwarded,
  MessageReceived,
  MessageRefused,
  SecurityIncidentNoticed,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { emit, factStatement, type NewFact } from '@sustento/platform/outbox'
import type { Statement } from '@sustento/platform/postgres/together'
import type { EntityManager } from 'typeorm'
import type { Fact } from '../domain/facts.ts'
import { messageName, partnerName } from '../domain/names.ts'
import type { MessageRow } from '../store/message-row.ts'

/** Tells what happened to a message, in the transaction that makes it true. */
export async function tell(tx: EntityManager, tenant: string, row: MessageRow, fact: Fact): Promise<void> {
  await emit(tx, newFact(tenant, row, fact))
}

/** The statement that does so, to be run with others of its transaction. */
export function tellStatement(tenant: string, row: MessageRow, fact: Fact): Statement {
  return factStatement(newFact(tenant, row, fact))
}

function newFact(tenant: string, row: MessageRow, fact: Fact): NewFact {
  const message = messageName(tenant, row.id)
  return { ...encode(tenant, message, row, fact), subject: message }
}

function encode(tenant: string, message: string, row: MessageRow, fact: Fact): { type: string; data: Uint8Array } {
  const { conversationId, source } = row
  switch (fact.kind) {
    case 'received': {
      const { refToMessageId, action } = row
      // whom a forwarded message is from is answered, under the id that it had there
      const partner = partnerName(tenant, row.originalPartner || row.partner)
      const messageId = row.originalMessageId || row.messageId
      const about = { message, partner, conversationId, refToMessageId, action, messageId }
      return { type: 'sustento.messaging.v1.MessageReceived', data: MessageReceived.encode(about).finish() }
    }
    case 'delivered': {
      const { receiptSha256, withoutReceipt } = fact
      const about = { message, source, conversationId, receiptSha256, withoutReceipt }
      return { type: 'sustento.messaging.v1.MessageDelivered', data: MessageDelivered.encode(about).finish() }
    }
    case 'failed': {
      const about = { message, source, conversationId, code: fact.code }
      return { type: 'sustento.messaging.v1.MessageFailed', data: MessageFailed.encode(about).finish() }
    }
    case 'forwarded': {
      const about = { message, conversationId, forwardedTo: partnerName(tenant, fact.to) }
      return { type: 'sustento.messaging.v1.MessageForwarded', data: MessageForwarded.encode(about).finish() }
    }
    case 'forwarded-there': {
      const { by, to, notice } = fact
      const [partner, forwardedTo] = [partnerName(tenant, by), partnerName(tenant, to)]
      const about = { message, source, conversationId, partner, forwardedTo, notice: messageName(tenant, notice) }
      return { type: 'sustento.messaging.v1.ForwardingNoticed', data: ForwardingNoticed.encode(about).finish() }
    }
  }
}

/** Tells that a message of a partner was refused. */
export async function tellRefused(
  tx: EntityManager,
  tenant: string,
  partner: string,
  { messageId, code }: { messageId: string; code: string },
): Promise<void> {
  const subject = partnerName(tenant, partner)
  const data = MessageRefused.encode({ partner: subject, messageId, code }).finish()
  await emit(tx, { type: 'sustento.messaging.v1.MessageRefused', subject, data })
}

/** Tells that an authenticated partner broke a rule of security, or that somebody answered in its place. */
export async function tellIncident(
  tx: EntityManager,
  tenant: string,
  partner: string,
  code: string,
  message?: string,
): Promise<void> {
  const about = {
    message: message === undefined ? '' : messageName(tenant, message),
    partner: partnerName(tenant, partner),
    code,
  }
  await emit(tx, {
    type: 'sustento.messaging.v1.SecurityIncidentNoticed',
    subject: about.message === '' ? about.partner : about.message,
    data: SecurityIncidentNoticed.encode(about).finish(),
  })
}
