import type { Ctx } from '@sustento/platform/ctx'
import { UserSecondFactorReset } from '@sustento/platform/gen/sustento/identity/v1/identity_events'
import type { IdentityApp } from '../../app.ts'
import { deleteArtifactsOfSubject } from '../../store/artifacts.ts'
import type { Repeatable } from '../repeatable.ts'
import { changeAccount } from './change.ts'
import { recordChange } from './record.ts'

/** Forgets the second factor and ends what the user has open; the next sign-in enrols a new one. */
export async function resetSecondFactor(app: IdentityApp, ctx: Ctx, request: Repeatable, name: string): Promise<void> {
  await changeAccount(app, ctx, request, {
    rpc: 'ResetSecondFactor',
    name,
    async change(tx, row) {
      await deleteArtifactsOfSubject(tx, row.id)
      const data = UserSecondFactorReset.encode({ user: name }).finish()
      await recordChange(tx, ctx, { action: 'user.reset-second-factor', name, type: 'UserSecondFactorReset', data })
      return { sealedTotpSecret: null, lastTotpStep: null }
    },
  })
}
