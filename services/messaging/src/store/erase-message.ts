import { dayOf } from '@sustento/platform/chunks/object-day'
import type { EntityManager } from 'typeorm'
import type { Fact } from '../domain/facts.ts'
import { erase, erased } from '../domain/outgoing.ts'
import { eraseContained } from './contained-parts.ts'
import { courseOf, updateCourse } from './course.ts'
import { endEvidences } from './ecodex-messages.ts'
import { insertEvidence } from './evidences.ts'
import type { MessageRow } from './message-row.ts'
import { messageInScope } from './message-scope.ts'
import { findMessageForUpdate } from './messages.ts'

/**
 * Removes everything of a message that could tell about a person: its content, its header, the MIME headers of its parts
 * (other products write names of files there) and what a person noted. What stays proves that it was exchanged: ids,
 * codes, instants, digests, and the receipt, which is made of nothing else. The fact to be told, when it is not sent any
 * more.
 */
export async function eraseMessage(tx: EntityManager, row: MessageRow, at: Date): Promise<Fact | undefined> {
  await tx.query('DELETE FROM chunks WHERE day = $1 AND content = $2', [dayOf(row.id), row.id])
  await eraseContained(tx, row.id)
  await tx.query('DELETE FROM wires WHERE message = $1', [row.id])
  await tx.query(`UPDATE parts SET block = '' WHERE message = $1`, [row.id])
  await tx.query(`UPDATE evidences SET note = '' WHERE message = $1`, [row.id])
  await tx.query('UPDATE messages SET erased_at = $2 WHERE id = $1', [row.id, at])
  await endEvidences(tx, row.id)
  const step = row.direction === 'outgoing' ? erase(courseOf(row)) : undefined
  if (!step) return undefined
  await updateCourse(tx, row.id, step.message)
  await insertEvidence(tx, row.id, { kind: 'failed', at, code: erased })
  return step.fact
}

/** Erases again a message that a restore brought back: see `applyErasures`. What was told about it then stays told. */
export async function eraseAgain(tx: EntityManager, scope: string): Promise<void> {
  const id = messageInScope(scope)
  const row = id === undefined ? undefined : await findMessageForUpdate(tx, id)
  if (row === undefined || row.erasedAt) return
  const [{ now }]: [{ now: Date }] = await tx.query('SELECT now() AS now')
  await eraseMessage(tx, row, now)
}
