import type { Ctx } from '@sustento/platform/ctx'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { caseIdIn } from '../domain/names.ts'
import { openTitle, readFile } from '../store/case-file.ts'
import { nextStepsOf } from '../store/case-list.ts'
import { getCase } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TimeLimitRow } from '../store/entities/time-limit.ts'
import { timeLimitsOf } from '../store/time-limits.ts'
import { auditDone } from './record.ts'
import { seesPersons } from './sight.ts'
import { openVault } from './vault.ts'
import { doWork } from './work.ts'

/** A case as somebody reads it. */
export interface ReadCase {
  row: CaseRow
  timeLimits: TimeLimitRow[]
  nextSteps: string[]
  title: string
  /** Absent in lists, after erasure, and for those who may not see it. */
  file?: CaseFile
}

/** Reads a case. That its personal data were read is in the audit log before they leave. */
export function readCase(app: App, ctx: Ctx, name: string): Promise<ReadCase> {
  const id = caseIdIn(name)
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const row = await getCase(tx, id)
    const timeLimits = await timeLimitsOf(tx, [id])
    const nextSteps = (await nextStepsOf(tx, [id])).get(id) ?? []
    if (row.erasedAt || !seesPersons(ctx)) return { row, timeLimits, nextSteps, title: '' }
    const vault = await openVault(app, ctx.tenant, id)
    const file = await readFile(tx, vault, row)
    await auditDone(work, 'case.read', name)
    return { row, timeLimits, nextSteps, title: openTitle(vault, row), file }
  })
}
