import type { QueryKey } from '@tanstack/react-query'

/**
 * Keeps what is shown while the same is asked for in another language: a form that vanished for a moment would lose
 * what is typed in it. `same` are the parts of the key that say what it is.
 */
export function keptFor(...same: unknown[]) {
  return <T>(before: T | undefined, query: { queryKey: QueryKey } | undefined): T | undefined =>
    same.every((part) => query?.queryKey.includes(part)) ? before : undefined
}
