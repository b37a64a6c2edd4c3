import type { Ctx } from '@sustento/platform/ctx'
import { UserPasswordReset } from '@sustento/platform/gen/sustento/identity/v1/identity_events'
import type { IdentityApp } from '../../app.ts'
import { noAttempts } from '../../domain/lockout.ts'
import { oneTimePassword } from '../../secrets/one-time-password.ts'
import { hashPassword } from '../../secrets/password-hash.ts'
import { deleteArtifactsOfSubject } from '../../store/artifacts.ts'
import type { Repeatable } from '../repeatable.ts'
import { toColumns } from '../sign-in/record.ts'
import { changeAccount } from './change.ts'
import { oneTimeDays } from './create-user.ts'
import { recordChange } from './record.ts'

/** Gives a new one-time password, told once, and ends what the user has open. The second factor stays. */
export async function resetPassword(
  app: IdentityApp,
  ctx: Ctx,
  request: Repeatable,
  name: string,
): Promise<{ oneTimePassword: string }> {
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  const oneTimeUntil = new Date(app.clock.now().getTime() + oneTimeDays * 24 * 3_600_000)
  let fresh = false
  await changeAccount(app, ctx, request, {
    rpc: 'ResetPassword',
    name,
    async change(tx, row) {
      fresh = true
      await deleteArtifactsOfSubject(tx, row.id)
      const data = UserPasswordReset.encode({ user: name }).finish()
      await recordChange(tx, ctx, { action: 'user.reset-password', name, type: 'UserPasswordReset', data })
      return { passwordHash, oneTimeUntil, ...toColumns(noAttempts) }
    },
  })
  return { oneTimePassword: fresh ? password : '' }
}
