/** What a person may do. An administrator looks after accounts and never sees personal data of cases. */
export const userRoles = ['caseworker', 'supervisor', 'administrator', 'auditor'] as const
export type UserRole = (typeof userRoles)[number]

/** What a program may do: one role for each service that calls others in its own name. */
export const serviceRoles = ['service-cases', 'service-messaging', 'service-stats', 'service-web'] as const
export type ServiceRole = (typeof serviceRoles)[number]

export function isUserRole(role: string): role is UserRole {
  return (userRoles as readonly string[]).includes(role)
}
