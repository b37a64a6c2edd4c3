/** Roles that people can have. */
export const userRoles = ['caseworker', 'supervisor', 'administrator', 'auditor'] as const
