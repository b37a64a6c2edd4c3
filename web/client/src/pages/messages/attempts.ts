import type { EvidenceJson, MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'

/** One attempt to send a message. */
export interface Attempt {
  time: string
  /** Why it failed; empty when the receipt came. */
  code: string
}

/** Evidences of failures that are no attempts: giving up, and the report that all attempts were in vain. */
const noAttempts = ['GIVEN_UP', 'EBMS:0301', 'ERASED']

/** The attempts to send a message as its evidences tell them, oldest first. */
export function attemptsOf({ evidences = [] }: MessageJson): Attempt[] {
  const ends = ({ kind, code = '' }: EvidenceJson) =>
    kind === 'receipt' || (kind === 'failed' && !noAttempts.includes(code))
  return evidences.filter(ends).map(({ time = '', code = '' }) => ({ time, code }))
}
