import type { Partner } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { getInstrument } from '../domain/law.ts'
import { courseOf } from '../domain/status.ts'
import { changeCase, findCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { changeIncoming, findIncoming } from '../store/incoming-messages.ts'
import { finishTasks } from '../store/tasks.ts'
import { getPartner } from './partners.ts'
import { proceed } from './proceed.ts'
import { noteDone } from './record.ts'
import type { Work } from './work.ts'

/** Why a message is not waited for any more that the access point forwards. */
const forwarded = 'FORWARDED'

/**
 * A message that waited here is forwarded to the authority of our State that it is for (Article 49(2)): nobody has to look
 * for its case any more. Where a case was opened by it meanwhile, that one is closed.
 */
export async function recordForwarded(work: Work, message: string, to: string): Promise<void> {
  const { app, ctx, tx, at } = work
  const incoming = await findIncoming(tx, message)
  if (!incoming) return
  await changeIncoming(tx, message, { failure: forwarded, confirmedAt: incoming.confirmedAt ?? at })
  for (const [kind, caseId] of [
    ['message-without-case', null] as const,
    ['message-not-taken-over', incoming.caseId] as const,
  ]) {
    await finishTasks(tx, { caseId, kind, subject: message }, at)
  }
  const row = incoming.takenAt ? await findCaseForUpdate(tx, incoming.caseId) : null
  if (row && !row.erasedAt) await closeForwarded(work, row, await getPartner(app, ctx, to))
}

/** Closes a case that another authority of our State has now; one that is closed stays as it is. */
export async function closeForwarded(work: Work, row: CaseRow, to: Partner): Promise<CaseRow> {
  const { states } = courseOf(getInstrument(work.app.law, row.instrument), row)
  if (states[row.status]?.final) return row
  await noteDone(work, row.id, 'case-forwarded', { authority: to.authority?.name ?? '', day: work.today })
  const { row: closed } = await proceed(work, row, [{ message: 'closure' }], 'transmitted', work.today)
  return changeCase(work.tx, row, { status: closed.status }, work.at)
}
