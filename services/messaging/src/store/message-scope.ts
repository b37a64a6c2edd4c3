import { isUuid } from '../domain/names.ts'

const prefix = 'messages/'

/** The scope of a message's key in the keyring. */
export const messageScope = (message: string) => `${prefix}${message}`

/** The message whose key has this scope; undefined for any other scope. */
export function messageInScope(scope: string): string | undefined {
  const id = scope.slice(prefix.length)
  return scope.startsWith(prefix) && isUuid(id) ? id : undefined
}
