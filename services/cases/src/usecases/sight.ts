import type { Ctx } from '@sustento/platform/ctx'

/** Whether the caller may see personal data: an auditor follows what was done, not to whom. */
export function seesPersons({ actor }: Ctx): boolean {
  return actor.roles.some((role) => role === 'caseworker' || role === 'supervisor')
}
