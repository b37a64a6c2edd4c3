import { propertyOf } from '../../as4/ebms/user-message.ts'
import { EbmsError, fail } from '../../as4/ebms-error.ts'
import type { Evidence, Subject } from '../../ecodex/evidence/evidence.ts'
import type { EvidenceKind } from '../../ecodex/evidence/kinds.ts'
import { readEvidence } from '../../ecodex/evidence/read.ts'
import type { NewEvidence } from '../../store/evidences.ts'
import type { PartRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { checkContainer } from './check-container.ts'
import type { Contained } from './keep-documents.ts'
import { keptEvidence } from './kept-evidence.ts'
import { propertiesOf, type Received } from './open-received.ts'
import { trustFor } from './trust.ts'

/** What is found about a business message that has arrived. */
export interface Judgement {
  subject: Subject
  /** The evidence of its submission, which came with it. */
  submission: NewEvidence | undefined
  /** What came in its container, if it is accepted and has one. */
  contained?: Contained
  /** What its sender is told. */
  answers: EvidenceKind[]
  /** Stable code when it is not accepted; empty when it is. */
  breach: string
}

/**
 * Judges a business message: the evidence of its submission decides on the relay, its container on the delivery. Whoever
 * sent a bad container is told that it came, and that nobody will get it.
 */
export async function judgeArrival(app: App, tenant: string, received: Received): Promise<Judgement> {
  const subject = subjectIn(received)
  const proof = await attempt(app, tenant, received, () => readSubmission(app, tenant, received))
  if (proof === undefined) {
    return { subject, submission: undefined, answers: ['RELAY_REMMD_REJECTION'], breach: 'SUBMISSION_NOT_PROVED' }
  }
  const proved = { subject: { ...subject, original: proof.value.evidence.original }, submission: proof.value.kept }
  const checked = await attempt(app, tenant, received, () => checkContainer(app, tenant, received))
  if (checked === undefined) {
    return { ...proved, answers: ['RELAY_REMMD_ACCEPTANCE', 'NON_DELIVERY'], breach: 'CONTAINER_NOT_PROVED' }
  }
  const contained = checked.value
  return { ...proved, ...(contained ? { contained } : {}), answers: ['RELAY_REMMD_ACCEPTANCE'], breach: '' }
}

function subjectIn({ row, header }: Received): Subject {
  return {
    sender: propertyOf(header.properties, 'originalSender') ?? header.from.id,
    recipient: propertyOf(header.properties, 'finalRecipient') ?? header.to.id,
    original: { applicationId: '', wireId: row.messageId, sha256: '' },
  }
}

/** Undefined when the message breaks a rule; any other error is ours. */
async function attempt<T>(
  app: App,
  tenant: string,
  { row }: Received,
  work: () => Promise<T>,
): Promise<{ value: T } | undefined> {
  try {
    return { value: await work() }
  } catch (error) {
    if (!(error instanceof EbmsError)) throw error
    const { code, detail } = error
    app.log.warn({ tenant, message: row.id, partner: row.partner, code, detail }, 'a message was not accepted')
    return undefined
  }
}

async function readSubmission(app: App, tenant: string, received: Received) {
  const { row, parts, read } = received
  const part = parts.find((one) => isSubmission(received, one)) ?? fail('EBMS:0010', 'no evidence of submission')
  const bytes = await read(part)
  const verified = readEvidence(bytes, trustFor(app, tenant, row))
  const { evidence, warnings } = verified
  checkSubject(evidence, parts)
  if (warnings.length > 0) app.log.warn({ tenant, message: row.id, warnings }, 'an evidence departs from its schema')
  return { evidence, kept: keptEvidence(verified, bytes, row.createdAt) }
}

function isSubmission(received: Received, part: PartRow): boolean {
  return propertyOf(propertiesOf(received, part), 'name') === 'SUBMISSION_ACCEPTANCE'
}

/** It says that a submission was accepted, and of this business document. */
function checkSubject({ kind, original }: Evidence, parts: PartRow[]): void {
  if (kind !== 'SUBMISSION_ACCEPTANCE') fail('EBMS:0010', 'the evidence is not of an accepted submission')
  if (original.sha256 !== '' && !parts.some(({ sha256 }) => sha256 === original.sha256)) {
    fail('EBMS:0010', 'the evidence is about another document')
  }
}
