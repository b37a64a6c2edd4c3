import type { Ctx } from '@sustento/platform/ctx'

const roles = ['caseworker', 'supervisor', 'service-cases']

/** Whether the caller may know what is in cases: operators and auditors may not. What we do by ourselves may. */
export function worksOnCases({ actor }: Pick<Ctx, 'actor'>): boolean {
  const isOurs = actor.kind === 'service' && actor.roles.length === 0
  return isOurs || actor.roles.some((role) => roles.includes(role))
}
