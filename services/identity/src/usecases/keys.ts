import { blindIndex } from '@sustento/platform/seal/blind'
import type { IdentityApp } from '../app.ts'
import { normaliseUserName } from '../domain/user-name.ts'

/** Columns of a user that are sealed. */
export type SealedColumn = 'sealed_login' | 'sealed_display_name' | 'sealed_email' | 'sealed_totp_secret'

/** The place that a sealed value of a user is bound to: copied elsewhere it does not open. */
export function userPlace(tenant: string, id: string, column: SealedColumn): string {
  return `${tenant}/app_user/${id}/${column}`
}

/** Makes the key of a new user; with it goes everything that is known about the person. */
export async function createUserKey(app: IdentityApp, tenant: string, id: string): Promise<Buffer> {
  return app.keyring.create(tenant, `users/${id}`)
}

export async function userKey(app: IdentityApp, tenant: string, id: string): Promise<Buffer> {
  return app.keyring.open(tenant, `users/${id}`)
}

/** The key that seals what the tenant's issuer keeps. */
export async function issuerKey(app: IdentityApp, tenant: string): Promise<Buffer> {
  return app.keyring.create(tenant, 'issuer')
}

/** Finds a login without storing it in the clear. */
export async function loginIndex(app: IdentityApp, tenant: string, login: string): Promise<Buffer> {
  return blindIndex(app.keyring, tenant, 'login', normaliseUserName(login))
}
