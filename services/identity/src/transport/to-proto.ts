import type { ServiceAccount, Tenant, User } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import { Authority } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { Tenant as TenantFile } from '@sustento/platform/tenants'
import type { ServiceAccountRow } from '../store/service-account-row.ts'
import { userName } from '../usecases/names.ts'
import type { UserView } from '../usecases/users/view.ts'

export function toUser(tenant: string, view: UserView): User {
  return {
    name: userName(tenant, view.id),
    login: view.login,
    displayName: view.displayName,
    email: view.email,
    roles: view.roles,
    disabled: view.disabled,
    secondFactorEnrolled: view.secondFactorEnrolled,
    lockedUntil: view.lockedUntil,
    createTime: view.createdAt,
    etag: view.etag,
  }
}

export function toServiceAccount(tenant: string, row: ServiceAccountRow): ServiceAccount {
  return { name: `tenants/${tenant}/serviceAccounts/${row.clientId}`, roles: row.roles }
}

/** The authority as its file says it, which holds the contract's own JSON. */
export function toTenant(file: TenantFile): Tenant {
  const authority = Authority.fromJSON(file.authority)
  return {
    name: `tenants/${file.id}`,
    displayName: file.name,
    state: file.state,
    languages: file.languages,
    authority: { ...authority, languages: authority.languages.length > 0 ? authority.languages : file.languages },
    demonstrationNotice: file.demonstrationNotice ?? '',
  }
}
