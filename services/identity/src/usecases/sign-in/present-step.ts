import { unsealText } from '@sustento/platform/seal/seal'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../../app.ts'
import { nextStep, type Step } from '../../domain/sign-in.ts'
import { newSecret } from '../../secrets/totp.ts'
import type { ArtifactVault } from '../../store/artifacts.ts'
import { findUser } from '../../store/directory.ts'
import { userKey, userPlace } from '../keys.ts'
import { findProgress, forgetProgress, putProgress } from './progress.ts'

/** What the browser is to be shown next, with what that page needs. */
export type Presented =
  | { step: 'password' | Exclude<Step, 'enrolment'> }
  | { step: 'enrolment'; secret: string; login: string }

export async function presentStep(app: IdentityApp, vault: ArtifactVault, uid: string): Promise<Presented> {
  const now = app.clock.now()
  return inTenant(app, { tenant: vault.tenant }, async (tx) => {
    const progress = await findProgress(tx, vault, uid, now)
    const user = progress && (await findUser(tx, progress.subject))
    if (!user || user.disabled) return { step: 'password' }
    const step = nextStep(user)
    if (step !== 'enrolment') return { step }
    // the same secret when the page is read again: the app may have it already
    const secret = progress.newSecret ?? newSecret()
    if (!progress.newSecret) await putProgress(tx, vault, uid, { subject: user.id, newSecret: secret }, now)
    const key = await userKey(app, vault.tenant, user.id)
    const login = unsealText(key, userPlace(vault.tenant, user.id, 'sealed_login'), user.sealedLogin)
    return { step, secret, login }
  })
}

/** Starts over, for somebody else. */
export async function restartSignIn(app: IdentityApp, tenant: string, uid: string): Promise<void> {
  await inTenant(app, { tenant }, (tx) => forgetProgress(tx, uid))
}
