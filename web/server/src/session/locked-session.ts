import type { Pool } from 'pg'
import { inTransaction } from './database.ts'
import type { SignIn } from './sign-in.ts'
import { openSession, rowOf, type StoredSession, sealSession } from './stored-session.ts'

/** What a change makes of a sign-in; `undefined` ends the session. */
export type Change = (present: SignIn) => Promise<SignIn | undefined>

/**
 * Changes what a session remembers, one change at a time over all replicas: the row is held meanwhile. A session that
 * ended does not come back. Answers what is remembered now, undefined when there is no session (any more).
 */
export function changeSession(pool: Pool, key: Buffer, sessionId: string, change: Change): Promise<SignIn | undefined> {
  const row = rowOf(sessionId)
  return inTransaction(pool, async (tx) => {
    const found = await tx.query<{ sess: StoredSession }>(
      'SELECT sess FROM session WHERE sid = $1 AND expire >= now() FOR UPDATE',
      [row],
    )
    const stored = found.rows[0]?.sess
    const present = stored && openSession(key, row, stored)
    if (!stored || !present?.signIn) return undefined
    const next = await change(present.signIn)
    if (!next) await tx.query('DELETE FROM session WHERE sid = $1', [row])
    else if (next !== present.signIn) {
      const sealed = sealSession(key, row, { cookie: stored.cookie, signIn: next })
      await tx.query('UPDATE session SET sess = $2 WHERE sid = $1', [row, sealed])
    }
    return next
  })
}
