import type { ForwardingNoticed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { otherSide, sideOf } from '../domain/instrument.ts'
import { childIdsIn } from '../domain/names.ts'
import { readFile } from '../store/case-file.ts'
import { changeCase, findCaseForUpdate } from '../store/cases.ts'
import { changeIncoming, unmatchedIn } from '../store/incoming-messages.ts'
import { finishTasks } from '../store/tasks.ts'
import { authorityKey } from './file-after-message.ts'
import { getPartner } from './partners.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault } from './vault.ts'
import type { Work } from './work.ts'
import { columnsOf } from './write-file.ts'

/**
 * The authority with which a case is has forwarded what we sent to another one of its State, which is competent (Article
 * 49(2)). From now on the case is with that one: it answers, and what we send goes there. What it has answered already
 * finds its case.
 */
export async function recordForwardedThere(work: Work, notice: ForwardingNoticed): Promise<void> {
  const { app, ctx, tx, at, today } = work
  const { source, partner, forwardedTo, conversationId } = notice
  const { caseId } = childIdsIn(source, 'submissions')
  const row = await findCaseForUpdate(tx, caseId)
  if (!row || row.erasedAt || row.partner !== partner) return
  const { authority } = await getPartner(app, ctx, forwardedTo)
  const vault = await openVault(app, ctx.tenant, row.id)
  const file = await readFile(tx, vault, row)
  // the reference was the one of the authority that has forwarded it
  const key = authorityKey[otherSide(sideOf(row.direction))]
  const after = { ...file, [key]: authority && { ...authority, referenceNumber: '' } }
  await changeCase(tx, row, { ...columnsOf(vault, row.id, after), partner: forwardedTo, foreignReference: '' }, at)
  await noteDone(work, row.id, 'forwarded-there', { authority: authority?.name ?? '', day: today }, notice.notice)
  for (const { message } of await unmatchedIn(tx, conversationId, forwardedTo)) {
    await changeIncoming(tx, message, { caseId: row.id, failure: '' })
    await finishTasks(tx, { caseId: null, kind: 'message-without-case', subject: message }, at)
    await noteDone(work, row.id, 'message-matched', {}, message)
  }
  await auditDone(work, 'case.forwarded-there', source)
}
