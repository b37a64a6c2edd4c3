import { seal } from '@sustento/platform/seal/seal'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../../app.ts'
import { noAttempts } from '../../domain/lockout.ts'
import { acceptCode } from '../../secrets/totp.ts'
import type { ArtifactVault } from '../../store/artifacts.ts'
import { findUserForUpdate, updateUser } from '../../store/directory.ts'
import { userKey, userPlace } from '../keys.ts'
import type { Outcome } from './check-code.ts'
import { findProgress, forgetProgress } from './progress.ts'
import { recordAttempt, signInCtx, toColumns } from './record.ts'

/**
 * Enrols the second factor when the code proves that the app has the secret. An account that has a second factor
 * already cannot be given another one here: that takes an administrator. A wrong code is not counted, since the secret
 * is on the screen.
 */
export async function enrol(app: IdentityApp, vault: ArtifactVault, uid: string, code: string): Promise<Outcome> {
  const now = app.clock.now()
  return inTenant(app, { tenant: vault.tenant }, async (tx) => {
    const progress = await findProgress(tx, vault, uid, now)
    const user = progress && (await findUserForUpdate(tx, progress.subject))
    if (!user || user.disabled || user.oneTimeUntil || user.sealedTotpSecret || !progress.newSecret) return 'expired'
    const step = acceptCode(progress.newSecret, code, now, undefined)
    if (step === undefined) return 'again'
    const key = await userKey(app, vault.tenant, user.id)
    const sealedTotpSecret = seal(key, userPlace(vault.tenant, user.id, 'sealed_totp_secret'), progress.newSecret)
    await updateUser(tx, user.id, { ...toColumns(noAttempts), sealedTotpSecret, lastTotpStep: step })
    await recordAttempt(tx, signInCtx(vault.tenant, user.id), 'sign-in.enrolment', 'done')
    await forgetProgress(tx, uid)
    return { signedIn: user.id }
  })
}
