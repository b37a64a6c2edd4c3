import { newSecret } from '@sustento/identity/secrets/totp'
import { kept, secret } from '@sustento/platform/embedded/kept-files'
import type { Folders } from './layout.ts'
import type { TenantSpec, UserSpec } from './spec.ts'

/** A first user with the password and the secret of the second factor that were made at first start. */
export type Person = UserSpec & { tenant: string; password: string; totpSecret: string }

/** The first users of a tenant. */
export function peopleOf(folders: Folders, tenant: TenantSpec): Promise<Person[]> {
  return Promise.all(
    tenant.users.map(async (user) => ({
      ...user,
      tenant: tenant.id,
      password: await secret(folders.secrets, `password-${tenant.id}-${user.login}`, 12),
      totpSecret: await kept(folders.secrets, `totp-${tenant.id}-${user.login}`, newSecret),
    })),
  )
}
