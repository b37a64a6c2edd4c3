import type { CookieOptions } from 'express'

/** Names and attributes of our cookies. */
export interface CookieRules {
  session: { name: string; options: CookieOptions }
  /** Of one sign-in under way, by its state. */
  pending(state: string): { name: string; options: CookieOptions }
}

/**
 * Over https the browser itself enforces that the cookie is ours alone (`__Host-`). Cookies do not tell ports apart,
 * and several States may run on one machine, so a port that is not the usual one is part of the name.
 */
export function cookieRules(publicUrl: URL, pendingMilliseconds: number): CookieRules {
  const secure = publicUrl.protocol === 'https:'
  const base = publicUrl.port ? `sustento-${publicUrl.port}` : 'sustento'
  const common = { httpOnly: true, sameSite: 'lax', secure } as const
  const path = '/callback'
  return {
    session: { name: `${secure ? '__Host-' : ''}${base}`, options: { ...common, path: '/' } },
    pending: (state) => ({
      name: `${secure ? '__Secure-' : ''}${base}-${state}`,
      options: { ...common, path, maxAge: pendingMilliseconds },
    }),
  }
}

/** The value of a cookie of the request, undefined when it has none. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const found = header?.split(';').find((part) => part.trimStart().startsWith(`${name}=`))
  return found?.trim().slice(name.length + 1)
}
