import { v5 } from 'uuid'
import type { Subject } from '../../ecodex/evidence/evidence.ts'
import type { EvidenceKind } from '../../ecodex/evidence/kinds.ts'
import type { Reason } from '../../ecodex/evidence/reasons.ts'
import { writeEvidence } from '../../ecodex/evidence/write.ts'
import { type AccessPoint, evidenceSigner, subjectOf } from '../../store/access-point.ts'
import type { NewEvidence } from '../../store/evidences.ts'
import { sha256Hex } from '../spool-parts.ts'

/** What happened to a message. */
export interface Happening {
  kind: EvidenceKind
  at: Date
  reasons?: Reason[]
  submittedAt?: Date
  /** Party id of the authority that has the message instead of us (Article 49(2)). */
  forwardedTo?: string | undefined
}

/** An evidence of ours: its bytes, as they are kept. */
export type Issued = NewEvidence & { kind: EvidenceKind; bytes: Buffer }

/** Issues an evidence about a message. The same event gives the same bytes, however often it is issued. */
export async function issue(
  point: AccessPoint,
  message: string,
  subject: Subject,
  { kind, at, reasons = [], submittedAt, forwardedTo }: Happening,
): Promise<Issued> {
  const evidence = {
    kind,
    id: v5(kind, message),
    at,
    submittedAt,
    forwardedTo,
    reasons,
    issuer: point.party,
    ...subject,
  }
  const signer = evidenceSigner(point, at)
  const bytes = await writeEvidence(evidence, signer)
  const code = reasons[0]?.code ?? ''
  return { kind, at, bytes, sha256: sha256Hex(bytes), signer: subjectOf(signer.certificate), issuer: point.party, code }
}
