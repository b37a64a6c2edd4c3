import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { UserUpdated } from '@sustento/platform/gen/sustento/identity/v1/identity_events'
import { seal } from '@sustento/platform/seal/seal'
import type { IdentityApp } from '../../app.ts'
import { userRoles } from '../../domain/roles.ts'
import { locksOutSelf, profileFaults, tidyRoles } from '../../domain/user.ts'
import { deleteArtifactsOfSubject } from '../../store/artifacts.ts'
import { userKey, userPlace } from '../keys.ts'
import { userId, userName } from '../names.ts'
import type { Repeatable } from '../repeatable.ts'
import { changeAccount } from './change.ts'
import { recordChange } from './record.ts'

/** What is to be different; what is absent stays. */
export interface UserUpdate {
  displayName?: string
  email?: string
  roles?: string[]
  disabled?: boolean
}

/**
 * Changes an account. Disabling ends what the user has open at once (an access token lives out its ten minutes); other
 * roles show in the next access token.
 */
export async function updateUser(
  app: IdentityApp,
  ctx: Ctx,
  request: Repeatable,
  user: { name: string; etag: string; update: UserUpdate },
): Promise<void> {
  const { name, etag, update } = user
  const faults = profileFaults(update)
  if (faults.length > 0) refuse('INVALID_ARGUMENT', 'the change is not possible', {}, faults)
  if (etag === '') refuse('ETAG_REQUIRED', 'a change needs the etag last read', { name })
  const id = userId(name)
  const isSelf = name === userName(ctx.tenant, ctx.actor.subject)

  await changeAccount(app, ctx, request, {
    rpc: 'UpdateUser',
    name,
    async change(tx, row) {
      if (row.etag !== etag) refuse('STALE_ETAG', 'the user changed since the etag was read', { name })
      const roles = update.roles ? tidyRoles(update.roles, userRoles) : row.roles
      const disabled = update.disabled ?? row.disabled
      if (locksOutSelf(isSelf, { roles, disabled })) {
        refuse('PERMISSION_DENIED', 'an administrator cannot take away his or her own right', { name })
      }
      if (disabled && !row.disabled) await deleteArtifactsOfSubject(tx, id)
      const fields = fieldsOf(update)
      const data = UserUpdated.encode({ user: name, fields, roles, disabled }).finish()
      await recordChange(tx, ctx, { action: 'user.update', name, type: 'UserUpdated', data })
      const key = await userKey(app, ctx.tenant, id)
      const sealed = (column: 'sealed_display_name' | 'sealed_email', text: string) =>
        seal(key, userPlace(ctx.tenant, id, column), text)
      return {
        roles,
        disabled,
        ...(update.displayName !== undefined && {
          sealedDisplayName: sealed('sealed_display_name', update.displayName),
        }),
        ...(update.email !== undefined && { sealedEmail: sealed('sealed_email', update.email) }),
      }
    },
  })
}

/** The fields as the contract calls them. */
function fieldsOf(update: UserUpdate): string[] {
  const names = { displayName: 'display_name', email: 'email', roles: 'roles', disabled: 'disabled' }
  return Object.entries(names).flatMap(([key, name]) => (update[key as keyof UserUpdate] === undefined ? [] : [name]))
}
