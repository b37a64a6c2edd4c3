import type { Ctx } from '@sustento/platform/ctx'
import { Refused } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import { v5, v7 } from 'uuid'
import { isHeaderText, isMessageId } from '../../as4/ebms/values.ts'
import { messageName } from '../../domain/names.ts'
import { finalRefusals, rejected } from '../../domain/outgoing.ts'
import type { Subject } from '../../ecodex/evidence/evidence.ts'
import { isEvidenceAction } from '../../ecodex/evidence/kinds.ts'
import { reasons } from '../../ecodex/evidence/reasons.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import { updateCourse } from '../../store/course.ts'
import { insertEvidence } from '../../store/evidences.ts'
import { insertMessage } from '../../store/insert-message.ts'
import type { MessageRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { rowOf } from '../outgoing-rows.ts'
import type { Submission } from '../submission.ts'
import { partiesOf } from './accept-submission.ts'
import { issue } from './issue.ts'

/**
 * A submission to a partner with e-CODEX that is refused leaves a proof of it: a message that is never sent, without its
 * content, with the evidence of rejection. The same request leaves it once. Whoever submitted has the refusal itself.
 */
export async function rejectSubmission(app: App, ctx: Ctx, submission: Submission, error: unknown): Promise<void> {
  const point = app.points.get(ctx.tenant)
  const partner = point.partners.find(({ id }) => id === submission.partner)
  if (!(error instanceof Refused) || !finalRefusals.includes(error.reason)) return
  if (!partner?.ecodex || isEvidenceAction(submission.action)) return
  const at = app.clock.now()
  const row = harmlessRow(point, ctx.tenant, submission, at)
  const wireId = isMessageId(submission.messageId ?? '') ? (submission.messageId ?? '') : row.messageId
  const original = { applicationId: wireId, wireId, sha256: '' }
  const subject: Subject = { ...harmless(partiesOf(submission, point, partner), point, partner), original }
  const { code, details } = reasons.E100
  const because = [{ code, details: `${details} (${error.reason})` }]
  const evidence = await issue(point, row.id, subject, { kind: 'SUBMISSION_REJECTION', at, reasons: because })
  await inTenant(app, ctx, async (tx) => {
    const { sql, values } = insertMessage(row)
    const stored: unknown[] = await tx.query(sql, values)
    if (stored.length === 0) return
    await updateCourse(tx, row.id, rejected(at, error.reason))
    await insertEvidence(tx, row.id, evidence)
  })
  app.log.warn(
    { tenant: ctx.tenant, message: messageName(ctx.tenant, row.id), reason: error.reason },
    'a submission was rejected',
  )
}

/** What of the header may be kept: it may be the very thing that was refused. The same request has the same wire id. */
function harmlessRow(point: AccessPoint, tenant: string, submission: Submission, at: Date): MessageRow {
  const once = v5(`rejected ${tenant}`, v5(submission.requestId, v5.URL))
  const text = (value: string) => (isHeaderText(value) ? value : '')
  const { partner, conversationId, action, refToMessageId, source } = submission
  const header = {
    messageId: `${once}@${point.domain}`,
    conversationId: text(conversationId),
    refToMessageId: isMessageId(refToMessageId) ? refToMessageId : '',
    action: text(action),
  }
  return rowOf(v7(), at, header, { partner, source: /^[a-z0-9/-]{0,300}$/.test(source) ? source : '' }, [])
}

function harmless(parties: Pick<Subject, 'sender' | 'recipient'>, point: AccessPoint, partner: Partner) {
  const sender = isHeaderText(parties.sender, 1024) ? parties.sender : point.party
  const recipient = isHeaderText(parties.recipient, 1024) ? parties.recipient : partner.party
  return { sender, recipient }
}
