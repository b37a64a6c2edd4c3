import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { IdentityApp } from '../../app.ts'
import { countAttempt, forgive, isLocked } from '../../domain/lockout.ts'
import { isPassword } from '../../secrets/password-hash.ts'
import type { ArtifactVault } from '../../store/artifacts.ts'
import { findUserByLoginForUpdate, findUserForUpdate, updateUser } from '../../store/directory.ts'
import type { UserRow } from '../../store/user-row.ts'
import { loginIndex } from '../keys.ts'
import { putProgress } from './progress.ts'
import { attemptsOf, recordAttempt, recordLock, signInCtx, toColumns } from './record.ts'

/** What was typed on the first page of a sign-in. */
export interface PasswordAttempt {
  uid: string
  login: string
  password: string
}

/**
 * The first factor. False says no more than that: whether the login exists, is disabled, is locked or has another
 * password takes the same answer and the same time. The attempt is counted before the hash is computed, so guesses
 * made at the same time are counted too, and no connection is held while computing.
 */
export async function checkPassword(app: IdentityApp, vault: ArtifactVault, typed: PasswordAttempt): Promise<boolean> {
  const here = { tenant: vault.tenant }
  const now = app.clock.now()
  const index = await loginIndex(app, vault.tenant, typed.login)
  const { user, open } = await inTenant(app, here, (tx) => countIfOpen(tx, index, now))
  const right = (await isPassword(user?.passwordHash, typed.password)) && open
  const ctx = signInCtx(vault.tenant, user?.id)

  await inTenant(app, here, async (tx) => {
    await recordAttempt(tx, ctx, 'sign-in.password', right ? 'done' : 'refused')
    if (!user || !open) return
    if (!right) return recordLock(tx, ctx, user, now)
    const present = await findUserForUpdate(tx, user.id)
    if (present) await updateUser(tx, user.id, toColumns(forgive(attemptsOf(present), now)))
    await putProgress(tx, vault, typed.uid, { subject: user.id }, now)
  })
  return right
}

/** The account as it is with this attempt counted; `open` when the attempt may succeed at all. */
async function countIfOpen(
  tx: EntityManager,
  index: Buffer,
  now: Date,
): Promise<{ user: UserRow | undefined; open: boolean }> {
  const user = await findUserByLoginForUpdate(tx, index)
  if (!user) return { user, open: false }
  const expired = user.oneTimeUntil !== null && now >= user.oneTimeUntil
  if (user.disabled || expired || isLocked(attemptsOf(user), now)) return { user, open: false }
  const counted = toColumns(countAttempt(attemptsOf(user), now))
  await updateUser(tx, user.id, counted)
  return { user: { ...user, ...counted }, open: true }
}
