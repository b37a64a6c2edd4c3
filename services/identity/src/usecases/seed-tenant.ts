import { randomUUID } from 'node:crypto'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../app.ts'
import type { ServiceRole, UserRole } from '../domain/roles.ts'
import { profileFaults } from '../domain/user.ts'
import { normaliseUserName } from '../domain/user-name.ts'
import { isSecret } from '../secrets/totp.ts'
import { findUserByLoginForUpdate, insertUser } from '../store/directory.ts'
import { putServiceAccount } from '../store/service-accounts.ts'
import { loginIndex } from './keys.ts'
import { newUserRow } from './users/new-user-row.ts'

/** A user of a demonstration or training, whose password and second factor are printed for everybody. */
export interface SeedUser {
  login: string
  displayName: string
  email: string
  roles: UserRole[]
  password: string
  /** Base 32, 160 bits. */
  totpSecret: string
}

/** What a tenant begins with. */
export interface Seed {
  serviceAccounts: { clientId: string; secret: string; roles: ServiceRole[] }[]
  users: SeedUser[]
}

/** Gives a tenant its service accounts and first users. Repeating it changes nothing but secrets that are new. */
export async function seedTenant(app: IdentityApp, tenant: string, seed: Seed): Promise<void> {
  const createdAt = app.clock.now()
  await inTenant(app, { tenant }, async (tx) => {
    for (const account of seed.serviceAccounts) await putServiceAccount(tx, { ...account, createdAt })
  })
  for (const user of seed.users) await seedUser(app, tenant, { ...user, login: normaliseUserName(user.login) })
}

async function seedUser(app: IdentityApp, tenant: string, user: SeedUser): Promise<void> {
  const faults = profileFaults(user).map((fault) => fault.reason)
  if (!isSecret(user.totpSecret)) faults.push('TOTP_SECRET_INVALID')
  if (faults.length > 0) throw new Error(`a seed user of ${tenant} is not possible: ${faults.join(', ')}`)
  const index = await loginIndex(app, tenant, user.login)
  const known = await inTenant(app, { tenant }, (tx) => findUserByLoginForUpdate(tx, index))
  if (known) return
  const row = await newUserRow(app, tenant, { ...user, id: randomUUID() })
  await inTenant(app, { tenant }, (tx) => insertUser(tx, row))
}
