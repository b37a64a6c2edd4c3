import { createHash } from 'node:crypto'
import type { Statement } from '@sustento/platform/postgres/together'
import { propertyOf } from '../../as4/ebms/user-message.ts'
import { withoutParameters } from '../../domain/media-types.ts'
import { newChain } from '../../ecodex/chain.ts'
import type { Subject } from '../../ecodex/evidence/evidence.ts'
import { isEvidenceAction } from '../../ecodex/evidence/kinds.ts'
import { businessProperties, evidenceProperties, xmlType } from '../../ecodex/parts.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import { insertEcodexMessage } from '../../store/ecodex-messages.ts'
import type { NewEvidence } from '../../store/evidences.ts'
import type { App } from '../app.ts'
import type { PartData } from '../part-stream.ts'
import type { Submission, SubmittedPart } from '../submission.ts'
import { contain } from './contain.ts'
import { type Issued, issue } from './issue.ts'

/** A submission to a partner with e-CODEX. */
export interface AcceptedSubmission {
  /** With the evidence of its acceptance as the last part. */
  submission: Submission
  data: AsyncIterable<PartData>
  /** What is kept with the message, once its data have streamed through. */
  kept(): { statements: Statement[]; evidences: NewEvidence[] }
}

/** Between whom, and under which id and wire id. */
export interface Leaving {
  point: AccessPoint
  partner: Partner
  id: string
}

const nothing = { statements: [], evidences: [] }

const evidencePart: SubmittedPart = {
  id: 'submission-acceptance',
  mediaType: xmlType,
  properties: evidenceProperties('SUBMISSION_ACCEPTANCE'),
}

/**
 * Adds the evidence that the submission was accepted. It names the business document by its digest, so it is made when
 * that has streamed through. Evidences themselves, and messages to other partners, go as they are.
 */
export function acceptSubmission(
  app: App,
  { point, partner, id }: Leaving,
  submission: Submission,
  data: AsyncIterable<PartData>,
): AcceptedSubmission {
  if (!partner.ecodex || isEvidenceAction(submission.action)) return { submission, data, kept: () => nothing }
  const { forwarded } = submission
  if (forwarded?.evidences) {
    const about = { message: id, ...forwarded.evidences }
    return { submission, data, kept: () => ({ statements: [insertEcodexMessage(about)], evidences: [] }) }
  }
  const at = app.clock.now()
  const parties = partiesOf(submission, point, partner)
  const named = submission.parts.find(isForm) ?? submission.parts[0]
  const business = forwarded ? named : named && asBusiness(named)
  const travelling = { parts: submission.parts.map((part) => (part === named && business ? business : part)), data }
  const isContained = partner.container && !forwarded && business && submission.parts.length > 1 && isXml(business)
  const { parts, data: content } = isContained
    ? contain(app, { point, partner, id, at, sender: parties.sender }, travelling, business)
    : travelling
  let accepted: { subject: Subject; evidence: Issued } | undefined
  async function* extended(): AsyncGenerator<PartData> {
    const hash = createHash('sha256')
    for await (const one of content) {
      if (one.part === business?.id) hash.update(one.data)
      yield one
    }
    const wireId = submission.messageId ?? `${id}@${point.domain}`
    const sha256 = business === undefined ? '' : hash.digest('hex')
    const subject: Subject = { ...parties, original: { applicationId: wireId, wireId, sha256 } }
    const evidence = await issue(point, id, subject, { kind: 'SUBMISSION_ACCEPTANCE', at, submittedAt: at })
    accepted = { subject, evidence }
    yield { part: evidencePart.id, data: evidence.bytes }
  }
  return {
    submission: { ...submission, parts: [...parts, evidencePart] },
    data: extended(),
    kept() {
      if (accepted === undefined) return nothing
      const about = { message: id, subject: accepted.subject, chain: newChain(at) }
      return { statements: [insertEcodexMessage(about)], evidences: [accepted.evidence] }
    },
  }
}

/** The four corners, or the two where nobody says that there are others. */
export function partiesOf({ properties }: Submission, point: AccessPoint, partner: Partner): Omit<Subject, 'original'> {
  return {
    sender: propertyOf(properties, 'originalSender') ?? point.party,
    recipient: propertyOf(properties, 'finalRecipient') ?? partner.party,
  }
}

const isForm = ({ properties }: SubmittedPart) => propertyOf(properties, 'kind') === 'form-xml'

/** The names of the connector, unless the caller gave some, and its media type for what is XML. */
function asBusiness(part: SubmittedPart): SubmittedPart {
  const mediaType = withoutParameters(part.mediaType) === 'application/xml' ? xmlType : part.mediaType
  if (propertyOf(part.properties, 'name') !== undefined) return { ...part, mediaType }
  return { ...part, mediaType, properties: [...part.properties, ...businessProperties] }
}

const isXml = ({ mediaType }: SubmittedPart) => withoutParameters(mediaType) === xmlType
