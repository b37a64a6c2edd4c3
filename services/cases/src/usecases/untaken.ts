import { v7 } from 'uuid'
import { findCaseForUpdate } from '../store/cases.ts'
import type { IncomingMessageRow } from '../store/entities/incoming-message.ts'
import { changeIncoming } from '../store/incoming-messages.ts'
import { insertTask } from '../store/tasks.ts'
import { noteDone } from './record.ts'
import type { Work } from './work.ts'

// The sender of a message holds a receipt and relies on being heard: what is not in a case is somebody's task.

/** A message belongs to no case: a task of the authority. */
export async function openTaskWithoutCase({ tx, at }: Work, message: string, code: string): Promise<void> {
  const about = { kind: 'message-without-case', subject: message, code }
  await insertTask(tx, { ...about, caseId: null, ours: true, createdAt: at })
}

/**
 * A message cannot be taken over: a task of its case; of the authority when there is no case, or one of another exchange,
 * which somebody chose and which turns out to be the wrong one.
 */
export async function openTaskOfUntaken(work: Work, row: IncomingMessageRow, code: string): Promise<void> {
  const { tx, at } = work
  const { message, conversationId } = row
  const owner = await findCaseForUpdate(tx, row.caseId)
  if (owner?.conversationId !== conversationId) {
    if (owner) await changeIncoming(tx, message, { caseId: v7() })
    return openTaskWithoutCase(work, message, code)
  }
  const kind = 'message-not-taken-over'
  await insertTask(tx, { kind, subject: message, code, caseId: owner.id, ours: true, createdAt: at })
  await noteDone(work, owner.id, kind, { code }, message)
}
