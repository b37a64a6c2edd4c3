import type { Ctx } from '@sustento/platform/ctx'
import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { App } from '../app.ts'
import { caseIdIn, childIdsIn } from '../domain/names.ts'
import { openAnswers } from '../store/answers.ts'
import { getCase } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { carriedBy, getSubmission, submissionsOf } from '../store/submissions.ts'
import { noteOpened } from './opened.ts'
import { auditDone } from './record.ts'
import { seesPersons } from './sight.ts'
import { openVault } from './vault.ts'
import { doWork } from './work.ts'

/** A form as somebody reads it. */
export interface ReadSubmission {
  case: CaseRow
  row: SubmissionRow
  /** Ids of the forms that travel with it. */
  accompanies: string[]
  /** None in lists, after erasure, and for those who may not see them. */
  answers: Answer[]
}

/** Reads a form with its answers, after the reading was put in the audit log. */
export function readSubmission(app: App, ctx: Ctx, name: string): Promise<ReadSubmission> {
  const { caseId, id } = childIdsIn(name, 'submissions')
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const owner = await getCase(tx, caseId)
    const row = await getSubmission(tx, caseId, id)
    const accompanies = (await carriedBy(tx, id)).map((each) => each.id).filter((each) => each !== id)
    if (owner.erasedAt || !seesPersons(ctx)) return { case: owner, row, accompanies, answers: [] }
    const answers = openAnswers(await openVault(app, ctx.tenant, caseId), row)
    await auditDone(work, 'submission.read', name)
    if (row.direction === 'incoming') await noteOpened(work, caseId, row.message)
    return { case: owner, row, accompanies, answers }
  })
}

/** Lists the forms of a case, newest first, without their answers. */
export function readSubmissions(app: App, ctx: Ctx, parent: string): Promise<ReadSubmission[]> {
  const caseId = caseIdIn(parent)
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const owner = await getCase(tx, caseId)
    const rows = await submissionsOf(tx, caseId)
    return rows.map((row) => {
      const accompanies = rows.filter(({ carrier }) => carrier === row.id).map(({ id }) => id)
      return { case: owner, row, accompanies, answers: [] }
    })
  })
}
