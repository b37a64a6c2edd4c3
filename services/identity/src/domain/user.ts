import { isUserRole, type UserRole } from './roles.ts'
import { isUserName } from './user-name.ts'

/** What an administrator says about a user. */
export interface UserProfile {
  /** Normalised. */
  login: string
  displayName: string
  email: string
  roles: string[]
}

/** A rule that what was said breaks: field of the contract, what is wrong, name of the rule. */
export interface Fault {
  field: string
  description: string
  reason: string
}

/** Everything that is wrong in a profile, or in the part of it that is being changed. */
export function profileFaults(profile: Partial<UserProfile>): Fault[] {
  const faults: Fault[] = []
  const { login, displayName, email, roles } = profile
  const wrong = (field: string, reason: string, description: string) => faults.push({ field, description, reason })
  if (login !== undefined && !isUserName(login)) {
    wrong('user.login', 'LOGIN_INVALID', '3 to 64 letters, digits and . _ @ + -, beginning with a letter or digit')
  }
  if (displayName !== undefined && (displayName.trim() === '' || displayName.length > 200)) {
    wrong('user.display_name', 'REQUIRED', '1 to 200 characters')
  }
  if (email !== undefined && email !== '' && !/^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(email)) {
    wrong('user.email', 'EMAIL_INVALID', 'not an e-mail address')
  }
  if (roles !== undefined && (roles.length === 0 || !roles.every(isUserRole))) {
    wrong('user.roles', 'ROLE_UNKNOWN', 'one or more of caseworker, supervisor, administrator, auditor')
  }
  return faults
}

/** Each role once, in the order of `userRoles`, so that equal sets are equal lists. */
export function tidyRoles(roles: readonly string[], order: readonly UserRole[]): UserRole[] {
  return order.filter((role) => roles.includes(role))
}

/**
 * Whether the change would take the actor's own right to change accounts. Forbidden, so an authority never locks itself
 * out: whoever changes accounts remains able to.
 */
export function locksOutSelf(isSelf: boolean, after: { roles: readonly string[]; disabled: boolean }): boolean {
  return isSelf && (after.disabled || !after.roles.includes('administrator'))
}
