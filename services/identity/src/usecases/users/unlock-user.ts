import type { Ctx } from '@sustento/platform/ctx'
import { UserUnlocked } from '@sustento/platform/gen/sustento/identity/v1/identity_events'
import type { IdentityApp } from '../../app.ts'
import { noAttempts } from '../../domain/lockout.ts'
import type { Repeatable } from '../repeatable.ts'
import { toColumns } from '../sign-in/record.ts'
import { changeAccount } from './change.ts'
import { recordChange } from './record.ts'

/** Ends a lock-out before its time and forgets the failures. */
export async function unlockUser(app: IdentityApp, ctx: Ctx, request: Repeatable, name: string): Promise<void> {
  await changeAccount(app, ctx, request, {
    rpc: 'UnlockUser',
    name,
    async change(tx) {
      const data = UserUnlocked.encode({ user: name }).finish()
      await recordChange(tx, ctx, { action: 'user.unlock', name, type: 'UserUnlocked', data })
      return toColumns(noAttempts)
    },
  })
}
