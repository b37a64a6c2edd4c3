import type { EvidenceKind } from './kinds.ts'
import type { Reason } from './reasons.ts'

/** What an evidence says about a message. */
export interface Evidence extends Subject {
  kind: EvidenceKind
  id: string
  /** xs:dateTime as it is written. */
  eventTime: string
  reasons: Reason[]
  /** Whose connector says so. */
  issuer: string
}

/** The message that evidences are about, and between whom it goes. */
export interface Subject {
  sender: string
  recipient: string
  original: Original
}

/** How evidences name the message; each copies it from the one before. */
export interface Original {
  /** Id that the sender's application gave. */
  applicationId: string
  /** Wire id; the connector leaves it out. */
  wireId: string
  /** Of the business document; empty where it has none. */
  sha256: string
}

/** Names in a REM evidence (ETSI TS 102 640-2, version 2). */
export const rem = {
  ns: 'http://uri.etsi.org/02640/v2#',
  version: '2.1.1',
  event: 'http:uri.etsi.org/02640/Event#',
  policy: 'http://uri.eu-ecodex.eu/eDeliveryPolicy',
  digest: 'SHA-256',
} as const
