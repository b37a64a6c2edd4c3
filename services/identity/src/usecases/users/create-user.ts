import { randomUUID } from 'node:crypto'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { UserCreated } from '@sustento/platform/gen/sustento/identity/v1/identity_events'
import { idempotent } from '@sustento/platform/idempotent'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../../app.ts'
import { userRoles } from '../../domain/roles.ts'
import { profileFaults, tidyRoles, type UserProfile } from '../../domain/user.ts'
import { normaliseUserName } from '../../domain/user-name.ts'
import { oneTimePassword } from '../../secrets/one-time-password.ts'
import { insertUser } from '../../store/directory.ts'
import { userName } from '../names.ts'
import type { Repeatable } from '../repeatable.ts'
import { newUserRow } from './new-user-row.ts'
import { recordChange } from './record.ts'

// Time for the password to reach the user by letter.
export const oneTimeDays = 14

/** Creates a user. The one-time password is told once, to the first caller of this request. */
export async function createUser(
  app: IdentityApp,
  ctx: Ctx,
  request: Repeatable,
  said: UserProfile,
): Promise<{ name: string; oneTimePassword: string }> {
  const profile = { ...said, login: normaliseUserName(said.login) }
  const faults = profileFaults(profile)
  if (faults.length > 0) refuse('INVALID_ARGUMENT', 'the user is not complete', {}, faults)
  const roles = tidyRoles(profile.roles, userRoles)
  const password = oneTimePassword()
  const id = randomUUID()
  const until = new Date(app.clock.now().getTime() + oneTimeDays * 24 * 3_600_000)
  const row = await newUserRow(app, ctx.tenant, { ...profile, id, roles, password, oneTimeUntil: until })
  const name = userName(ctx.tenant, id)

  const answered = await inTenant(app, ctx, (tx) =>
    idempotent(tx, ctx, 'CreateUser', request.id, request.bytes, async () => {
      if (!(await insertUser(tx, row))) refuse('ALREADY_EXISTS', 'the login is taken', { field: 'user.login' })
      const data = UserCreated.encode({ user: name, roles }).finish()
      await recordChange(tx, ctx, { action: 'user.create', name, type: 'UserCreated', data })
      return name
    }),
  )
  return { name: answered, oneTimePassword: answered === name ? password : '' }
}
