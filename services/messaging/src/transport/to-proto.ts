import {
  type Evidence,
  EvidenceState,
  type Forwarding,
  type Message,
  MessageDirection,
  type MessageNotice,
  type MessagePart,
  MessageState,
  type Partner,
  type PingPartnerResponse,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { recipientOf } from '../as4/security/profile.ts'
import { messageName, partnerName } from '../domain/names.ts'
import type { Partner as PartnerData } from '../store/access-point.ts'
import { fingerprintOf, subjectOf } from '../store/access-point.ts'
import type { ForwardingRow } from '../store/forwardings.ts'
import type { EvidenceRow, MessageRow, PartRow } from '../store/message-row.ts'
import type { Notice } from '../store/notices.ts'
import type { PingResult } from '../usecases/ping.ts'
import type { MessageView } from '../usecases/read-messages.ts'

/** The states of the contract by their stored names. */
export const states: Record<MessageRow['state'], MessageState> = {
  queued: MessageState.MESSAGE_STATE_QUEUED,
  sending: MessageState.MESSAGE_STATE_SENDING,
  delivered: MessageState.MESSAGE_STATE_DELIVERED,
  'delivered-without-receipt': MessageState.MESSAGE_STATE_DELIVERED_WITHOUT_RECEIPT,
  failed: MessageState.MESSAGE_STATE_FAILED,
  'given-up': MessageState.MESSAGE_STATE_GIVEN_UP,
  received: MessageState.MESSAGE_STATE_RECEIVED,
  confirmed: MessageState.MESSAGE_STATE_CONFIRMED,
  forwarding: MessageState.MESSAGE_STATE_FORWARDING,
  forwarded: MessageState.MESSAGE_STATE_FORWARDED,
}

const directions: Record<MessageRow['direction'], MessageDirection> = {
  outgoing: MessageDirection.MESSAGE_DIRECTION_OUTGOING,
  incoming: MessageDirection.MESSAGE_DIRECTION_INCOMING,
}

/** The stored name of a state of the contract; empty for all. */
export function stateOf(wanted: MessageState): string {
  return Object.entries(states).find(([, state]) => state === wanted)?.[0] ?? ''
}

/** The stored name of a direction of the contract; empty for both. */
export function directionOf(wanted: MessageDirection): string {
  return Object.entries(directions).find(([, direction]) => direction === wanted)?.[0] ?? ''
}

/** A message as the contract describes it. */
export function toMessage(tenant: string, { row, parts, contained, evidences, forwarding }: MessageView): Message {
  return {
    name: messageName(tenant, row.id),
    direction: directions[row.direction],
    state: states[row.state],
    partner: partnerName(tenant, row.partner),
    messageId: row.messageId,
    conversationId: row.conversationId,
    refToMessageId: row.refToMessageId,
    action: row.action,
    parts: [...parts, ...contained].map(toPart),
    evidences: evidences.map(toEvidence),
    attempts: row.attempts,
    failure: row.failure,
    nextAttemptTime: row.nextAttemptAt ?? undefined,
    createTime: row.createdAt,
    deliverTime: row.deliveredAt ?? undefined,
    source: row.source,
    eraseTime: row.erasedAt ?? undefined,
    forwarding: forwarding && toForwarding(tenant, forwarding),
    originalMessageId: row.originalMessageId,
    originalPartner: row.originalPartner === '' ? '' : partnerName(tenant, row.originalPartner),
  }
}

function toForwarding(tenant: string, { partner, sent, step, failure }: ForwardingRow): Forwarding {
  return {
    partner: partnerName(tenant, partner),
    message: sent === null ? '' : messageName(tenant, sent),
    failure,
    senderTold: step === 'done' && failure === '',
  }
}

type SeenPart = Pick<PartRow, 'id' | 'kind' | 'mediaType' | 'size' | 'sha256' | 'documentKind'> & { fileName?: string }

function toPart({ id, kind, mediaType, size, sha256, documentKind, fileName = '' }: SeenPart): MessagePart {
  return { id, kind, mediaType, size: BigInt(size), sha256, documentKind, fileName }
}

function toEvidence({ id, kind, at, sha256, signer, code, note, issuer, downloadable }: EvidenceRow): Evidence {
  const state =
    worth[kind] ?? (signer === '' ? EvidenceState.EVIDENCE_STATE_NOTED : EvidenceState.EVIDENCE_STATE_PROVED)
  return { id, kind, time: at, sha256, signer, code, note, issuer, state, downloadable }
}

const worth: Partial<Record<EvidenceRow['kind'], EvidenceState>> = {
  contradictory: EvidenceState.EVIDENCE_STATE_CONTRADICTORY,
  unmatched: EvidenceState.EVIDENCE_STATE_UNMATCHED,
  overdue: EvidenceState.EVIDENCE_STATE_OVERDUE,
}

/** A fact that was told, as the contract describes it. */
export function toNotice({ type, at, publishedAt }: Notice): MessageNotice {
  return { fact: type.slice(type.lastIndexOf('.') + 1), time: at, publishTime: publishedAt ?? undefined }
}

/** A partner as the contract describes it. */
export function toPartner(tenant: string, partner: PartnerData, now: Date): Partner {
  return {
    name: partnerName(tenant, partner.id),
    party: partner.party,
    state: partner.state,
    authority: partner.authority,
    endpoint: partner.endpoint,
    certificates: partner.certificates.map((certificate) => ({
      subject: subjectOf(certificate),
      fingerprint: fingerprintOf(certificate),
      notBefore: certificate.validFromDate,
      notAfter: certificate.validToDate,
    })),
    demonstrationNotice: partner.demonstrationNotice,
    profile: partner.profile,
    ecodex: partner.ecodex,
    validUntil: recipientOf(partner, now)?.validToDate,
  }
}

/** The outcome of a test message as the contract describes it. */
export function toPing({ reason, httpStatus, signer, error, durationMs, at }: PingResult): PingPartnerResponse {
  return {
    reason,
    reached: httpStatus !== undefined,
    httpStatus: httpStatus ?? 0,
    receiptVerified: signer !== undefined,
    signer: signer ?? '',
    ebmsCode: error?.code ?? '',
    ebmsDetail: error?.detail ?? '',
    durationMs,
    time: at,
  }
}
