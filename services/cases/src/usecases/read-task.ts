import type { Ctx } from '@sustento/platform/ctx'
import type { App } from '../app.ts'
import { taskIdsIn } from '../domain/names.ts'
import { openTitle } from '../store/case-file.ts'
import { getCase } from '../store/cases.ts'
import { findIncoming } from '../store/incoming-messages.ts'
import type { PlacedTask } from '../store/placed-task.ts'
import { getTask } from '../store/tasks.ts'
import { auditDone } from './record.ts'
import { openVault } from './vault.ts'
import { doWork, type Work } from './work.ts'

/** A task as the work list shows it: with the title of its case, empty when it has none or the case was erased. */
export type TitledTask = PlacedTask & { title: string }

/** Reads one task. */
export function readTask(app: App, ctx: Ctx, name: string): Promise<TitledTask> {
  const { caseId, id } = taskIdsIn(name)
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const task = await getTask(tx, caseId, id)
    const owner = caseId === null ? null : await getCase(tx, caseId)
    await auditDone(work, 'task.list', name)
    return titled(work, { task, case: owner, arrived: await findIncoming(tx, task.subject) })
  })
}

/** Adds the title of the case. */
export async function titled({ app, ctx }: Work, found: PlacedTask): Promise<TitledTask> {
  const owner = found.case
  if (!owner || owner.erasedAt) return { ...found, title: '' }
  return { ...found, title: openTitle(await openVault(app, ctx.tenant, owner.id), owner) }
}
