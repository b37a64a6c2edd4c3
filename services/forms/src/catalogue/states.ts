import type { Language } from '../domain/language.ts'
import { findStateName } from '../domain/names.ts'
import { findUnlawful, type StateProfile } from '../domain/states/profile.ts'

/** States by their codes. A demand that the law forbids stops the service before anybody meets it. */
export function statesOf(profiles: readonly StateProfile[]): Map<string, StateProfile> {
  for (const { state, demands = [] } of profiles) {
    const flaw = demands.map(findUnlawful).find((found) => found !== undefined)
    if (flaw) throw new Error(`profile of ${state}: ${flaw}`)
  }
  return new Map(profiles.map((profile) => [profile.state, profile]))
}

/** Finds a State by what a form may hold: its code, or its name in whatever language the answer was written. */
export function stateFinder(
  codes: Iterable<string>,
  languages: readonly Language[],
): (text: string) => string | undefined {
  let names: Map<string, string> | undefined
  const collect = (): Map<string, string> => {
    const found = new Map<string, string>()
    for (const code of codes) {
      found.set(code.toLowerCase(), code)
      for (const { locale } of languages) found.set((findStateName(code, locale) ?? code).toLowerCase(), code)
    }
    return found
  }
  return (text) => {
    names ??= collect()
    return names.get(text.toLowerCase())
  }
}
