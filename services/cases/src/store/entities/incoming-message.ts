import { EntitySchema } from 'typeorm'

/** A message that the access point has received and that a case has to take over. */
export interface IncomingMessageRow {
  /** Resource name of the message. */
  message: string
  /** The case that it belongs to; for the first of an exchange, the case that it will open. */
  caseId: string
  partner: string
  conversationId: string
  action: string
  /** Id on the wire, to be named by an answer. */
  wireId: string
  /** With which delivery is confirmed, so that a repetition confirms once. */
  requestId: string
  noticedAt: Date
  /** Its content is in the case. */
  takenAt: Date | null
  /** The access point knows. */
  confirmedAt: Date | null
  /** When an official opened something of it for the first time. */
  openedAt: Date | null
  /** Why it cannot be taken over, as a reason's name. */
  failure: string
}

/** Table `incoming_messages`. */
export const IncomingMessageEntity = new EntitySchema<IncomingMessageRow>({
  name: 'incomingMessage',
  tableName: 'incoming_messages',
  columns: {
    message: { type: 'text', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    partner: { type: 'text' },
    conversationId: { type: 'text', name: 'conversation_id' },
    action: { type: 'text' },
    wireId: { type: 'text', name: 'wire_id' },
    requestId: { type: 'uuid', name: 'request_id' },
    noticedAt: { type: 'timestamptz', name: 'noticed_at' },
    takenAt: { type: 'timestamptz', name: 'taken_at', nullable: true },
    confirmedAt: { type: 'timestamptz', name: 'confirmed_at', nullable: true },
    openedAt: { type: 'timestamptz', name: 'opened_at', nullable: true },
    failure: { type: 'text' },
  },
})
