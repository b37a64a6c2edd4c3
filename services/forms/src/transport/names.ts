import { refuse } from '@sustento/platform/errors'

/** The form of a name `tenants/{tenant}/forms/{form}`; the server has checked the tenant. */
export function formIdOf(name: string): string {
  const id = /^tenants\/[^/]+\/forms\/([A-Za-z0-9-]{1,100})$/.exec(name)?.[1]
  return id ?? refuse('NOT_FOUND', 'there is no such form')
}
