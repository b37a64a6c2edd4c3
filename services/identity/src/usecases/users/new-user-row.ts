import { randomUUID } from 'node:crypto'
import { seal } from '@sustento/platform/seal/seal'
import type { IdentityApp } from '../../app.ts'
import { hashPassword } from '../../secrets/password-hash.ts'
import type { UserRow } from '../../store/user-row.ts'
import { createUserKey, loginIndex, userPlace } from '../keys.ts'

/** What a new account begins with. */
export interface NewUser {
  id: string
  login: string
  displayName: string
  email: string
  roles: string[]
  password: string
  /** Set when the password is a one-time password. */
  oneTimeUntil?: Date
  /** Set when the second factor is known already, as in a demonstration. */
  totpSecret?: string
}

/** Hashes the password and seals the rest with a key of the user's own. */
export async function newUserRow(app: IdentityApp, tenant: string, user: NewUser): Promise<UserRow> {
  const key = await createUserKey(app, tenant, user.id)
  const sealed = (column: Parameters<typeof userPlace>[2], text: string) =>
    seal(key, userPlace(tenant, user.id, column), text)
  return {
    id: user.id,
    loginIndex: await loginIndex(app, tenant, user.login),
    sealedLogin: sealed('sealed_login', user.login),
    sealedDisplayName: sealed('sealed_display_name', user.displayName),
    sealedEmail: sealed('sealed_email', user.email),
    roles: user.roles,
    disabled: false,
    passwordHash: await hashPassword(user.password),
    oneTimeUntil: user.oneTimeUntil ?? null,
    sealedTotpSecret: user.totpSecret === undefined ? null : sealed('sealed_totp_secret', user.totpSecret),
    lastTotpStep: null,
    failures: [],
    lockedUntil: null,
    createdAt: app.clock.now(),
    etag: randomUUID(),
  }
}
