import { getCaseForUpdate } from '../store/cases.ts'
import { changeIncoming, findIncoming } from '../store/incoming-messages.ts'
import { tell } from './facts.ts'
import { seesPersons } from './sight.ts'
import type { Work } from './work.ts'

/**
 * An official looks at something that came with a message. The first time is told: the access point may owe the sender a
 * proof of it. What the system reads for itself is no opening.
 */
export async function noteOpened(work: Work, caseId: string, message: string | null): Promise<void> {
  const { ctx, tx, at } = work
  if (message === null || ctx.actor.kind !== 'user' || !seesPersons(ctx)) return
  if (!(await isUnopened(work, message))) return
  const owner = await getCaseForUpdate(tx, caseId)
  // Somebody else may have been faster while the case was locked.
  if (!(await isUnopened(work, message))) return
  await changeIncoming(tx, message, { openedAt: at })
  await tell(work, owner, 'MessageOpened', { message })
}

async function isUnopened({ tx }: Work, message: string): Promise<boolean> {
  const row = await findIncoming(tx, message)
  return row !== null && row.openedAt === null
}
