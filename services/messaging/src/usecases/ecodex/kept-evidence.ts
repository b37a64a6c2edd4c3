import type { VerifiedEvidence } from '../../ecodex/evidence/read.ts'
import { subjectOf } from '../../store/access-point.ts'
import type { NewEvidence } from '../../store/evidences.ts'
import { sha256Hex } from '../spool-parts.ts'

/** An evidence of a partner that was verified, as it is kept. */
export function keptEvidence({ evidence, signer }: VerifiedEvidence, bytes: Buffer, at: Date): NewEvidence {
  const { kind, issuer } = evidence
  return { kind, at, bytes, sha256: sha256Hex(bytes), signer: subjectOf(signer), issuer }
}
