import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../app.ts'
import { findUser } from '../store/directory.ts'
import type { ServiceAccountRow } from '../store/service-account-row.ts'
import { findServiceAccount } from '../store/service-accounts.ts'

/** Whether the user may hold a session or token: a disabled account is no account. */
export async function isActiveUser(app: IdentityApp, tenant: string, id: string): Promise<boolean> {
  const user = await inTenant(app, { tenant }, (tx) => findUser(tx, id))
  return user !== undefined && !user.disabled
}

/** Roles are read when a token is made: a change reaches everybody within the life of one access token. */
export async function rolesOfUser(app: IdentityApp, tenant: string, id: string): Promise<string[]> {
  return (await inTenant(app, { tenant }, (tx) => findUser(tx, id)))?.roles ?? []
}

export async function rolesOfService(app: IdentityApp, tenant: string, clientId: string): Promise<string[]> {
  return (await findClient(app, tenant, clientId))?.roles ?? []
}

/** A service account as client of the issuer. */
export async function findClient(
  app: IdentityApp,
  tenant: string,
  clientId: string,
): Promise<ServiceAccountRow | undefined> {
  return inTenant(app, { tenant }, (tx) => findServiceAccount(tx, clientId))
}
