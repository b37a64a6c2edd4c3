import { unsealText } from '@sustento/platform/seal/seal'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../../app.ts'
import { countAttempt, isLocked, noAttempts } from '../../domain/lockout.ts'
import { acceptCode } from '../../secrets/totp.ts'
import type { ArtifactVault } from '../../store/artifacts.ts'
import { findUserForUpdate, updateUser } from '../../store/directory.ts'
import { userKey, userPlace } from '../keys.ts'
import { findProgress, forgetProgress } from './progress.ts'
import { attemptsOf, recordAttempt, recordLock, signInCtx, toColumns } from './record.ts'

/** What a step of the sign-in came to; `expired` when there is no sign-in under way that could take it. */
export type Outcome = { signedIn: string } | 'again' | 'locked' | 'expired'

/**
 * The second factor. One transaction under the account's lock: the failures are counted one after the other, and a code
 * that was accepted is used up. Only a completed sign-in clears the failures.
 */
export async function checkCode(app: IdentityApp, vault: ArtifactVault, uid: string, code: string): Promise<Outcome> {
  const now = app.clock.now()
  return inTenant(app, { tenant: vault.tenant }, async (tx) => {
    const progress = await findProgress(tx, vault, uid, now)
    const user = progress && (await findUserForUpdate(tx, progress.subject))
    if (!user?.sealedTotpSecret || user.disabled || user.oneTimeUntil) return 'expired'
    const ctx = signInCtx(vault.tenant, user.id)
    if (isLocked(attemptsOf(user), now)) {
      await recordAttempt(tx, ctx, 'sign-in.code', 'refused')
      return 'locked'
    }
    const key = await userKey(app, vault.tenant, user.id)
    const secret = unsealText(key, userPlace(vault.tenant, user.id, 'sealed_totp_secret'), user.sealedTotpSecret)
    const step = acceptCode(secret, code, now, user.lastTotpStep ?? undefined)
    await recordAttempt(tx, ctx, 'sign-in.code', step === undefined ? 'refused' : 'done')
    if (step === undefined) {
      const counted = toColumns(countAttempt(attemptsOf(user), now))
      await updateUser(tx, user.id, counted)
      await recordLock(tx, ctx, { ...user, ...counted }, now)
      return counted.lockedUntil ? 'locked' : 'again'
    }
    await updateUser(tx, user.id, { ...toColumns(noAttempts), lastTotpStep: step })
    await forgetProgress(tx, uid)
    return { signedIn: user.id }
  })
}
