import { audit } from '@sustento/platform/audit'
import { caseName } from '../domain/names.ts'
import { note } from '../store/timeline.ts'
import type { Work } from './work.ts'

/** What is done in a case, as the audit log calls it. */
export type Action =
  | 'case.create'
  | 'case.read'
  | 'case.list'
  | 'case.update'
  | 'case.erase'
  | 'case.open-by-message'
  | 'case.forward'
  | 'case.forwarded-there'
  | 'document.add'
  | 'document.list'
  | 'document.read'
  | 'extract.preview'
  | 'extract.import'
  | 'extract.draft'
  | 'submission.create'
  | 'submission.read'
  | 'submission.update'
  | 'submission.refresh'
  | 'submission.delete'
  | 'submission.sign'
  | 'submission.render'
  | 'submission.validate'
  | 'submission.transmit'
  | 'submission.hand-over'
  | 'message.match'
  | 'message.take-over'
  | 'message.delivery'
  | 'task.assign'
  | 'task.complete'
  | 'task.list'

/** Writes the audit line of something done. */
export function auditDone({ tx, ctx }: Work, action: Action, name: string, basis?: string): Promise<void> {
  return audit(tx, ctx, { action, name, outcome: 'done', ...(basis === undefined ? {} : { basis }) })
}

/** Adds to the timeline of a case what somebody, or the system, did. */
export function noteDone(
  { tx, ctx, at: time }: Work,
  caseId: string,
  kind: string,
  params: Record<string, string> = {},
  subject = caseName(ctx.tenant, caseId),
): Promise<void> {
  const actor = ctx.actor.kind === 'user' ? ctx.actor.subject : 'system'
  return note(tx, { caseId, time, kind, params, actor, subject })
}
