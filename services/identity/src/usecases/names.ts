import { refuse } from '@sustento/platform/errors'

export function userName(tenant: string, id: string): string {
  return `tenants/${tenant}/users/${id}`
}

/** The id in a user's resource name. */
export function userId(name: string): string {
  const id = /^tenants\/[^/]+\/users\/([0-9a-f-]{36})$/.exec(name)?.[1]
  return id ?? refuse('NOT_FOUND', 'there is no such user', { name })
}
