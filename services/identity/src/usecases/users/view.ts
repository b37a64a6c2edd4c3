import { unsealText } from '@sustento/platform/seal/seal'
import type { IdentityApp } from '../../app.ts'
import { isLocked } from '../../domain/lockout.ts'
import type { UserRow } from '../../store/user-row.ts'
import { userKey, userPlace } from '../keys.ts'
import { attemptsOf } from '../sign-in/record.ts'

/** A user in the clear, as administrators and the user see it. */
export interface UserView {
  id: string
  login: string
  displayName: string
  email: string
  roles: string[]
  disabled: boolean
  secondFactorEnrolled: boolean
  lockedUntil: Date | undefined
  createdAt: Date
  etag: string
}

export async function toView(app: IdentityApp, tenant: string, row: UserRow): Promise<UserView> {
  const key = await userKey(app, tenant, row.id)
  return {
    id: row.id,
    login: unsealText(key, userPlace(tenant, row.id, 'sealed_login'), row.sealedLogin),
    displayName: unsealText(key, userPlace(tenant, row.id, 'sealed_display_name'), row.sealedDisplayName),
    email: unsealText(key, userPlace(tenant, row.id, 'sealed_email'), row.sealedEmail),
    roles: row.roles,
    disabled: row.disabled,
    secondFactorEnrolled: row.sealedTotpSecret !== null,
    lockedUntil: isLocked(attemptsOf(row), app.clock.now()) ? (row.lockedUntil ?? undefined) : undefined,
    createdAt: row.createdAt,
    etag: row.etag,
  }
}
