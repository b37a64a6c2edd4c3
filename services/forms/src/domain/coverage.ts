import type { Labels } from './labels.ts'

/** How many words of a form have which provenance in a language. */
export interface Coverage {
  readonly official: number
  readonly working: number
  readonly missing: number
}

/** Counts the words of a form in a language against the English ones, which are complete. */
export function coverageOf(labels: ReadonlyMap<string, Labels>, language: string): Coverage {
  const keys = Object.keys(labels.get('en')?.labels ?? {})
  const own = labels.get(language)
  const there = keys.filter((key) => own?.labels[key])
  const working = there.filter((key) => own?.working?.includes(key)).length
  return { official: there.length - working, working, missing: keys.length - there.length }
}
