import { unsealText } from '@sustento/platform/seal/seal'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../../app.ts'
import { type PasswordFault, passwordFault } from '../../domain/password.ts'
import { hashPassword, isPassword } from '../../secrets/password-hash.ts'
import type { ArtifactVault } from '../../store/artifacts.ts'
import { findUser, findUserForUpdate, updateUser } from '../../store/directory.ts'
import { userKey, userPlace } from '../keys.ts'
import { findProgress } from './progress.ts'
import { recordAttempt, signInCtx } from './record.ts'

/** Replaces a one-time password by one that only the user knows. Answers what is wrong with it, or that it was kept. */
export async function choosePassword(
  app: IdentityApp,
  vault: ArtifactVault,
  uid: string,
  chosen: string,
): Promise<PasswordFault | 'kept' | 'expired'> {
  const here = { tenant: vault.tenant }
  const now = app.clock.now()
  const user = await inTenant(app, here, async (tx) => {
    const progress = await findProgress(tx, vault, uid, now)
    return progress && findUser(tx, progress.subject)
  })
  if (!user?.oneTimeUntil || user.disabled) return 'expired'
  const key = await userKey(app, vault.tenant, user.id)
  const login = unsealText(key, userPlace(vault.tenant, user.id, 'sealed_login'), user.sealedLogin)
  const fault = passwordFault(chosen, login)
  if (fault) return fault
  if (await isPassword(user.passwordHash, chosen)) return 'sameAsBefore'
  const passwordHash = await hashPassword(chosen)
  return inTenant(app, here, async (tx) => {
    const present = await findUserForUpdate(tx, user.id)
    // somebody else chose, or an administrator reset it, while this one was being hashed
    if (present?.passwordHash !== user.passwordHash) return 'expired'
    await updateUser(tx, user.id, { passwordHash, oneTimeUntil: null })
    await recordAttempt(tx, signInCtx(vault.tenant, user.id), 'sign-in.new-password', 'done')
    return 'kept'
  })
}
