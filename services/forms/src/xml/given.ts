import { type Answer, isGiven } from '../domain/answers.ts'

/** Answers by path, and which places have something at or below them. */
export interface Given {
  readonly byPath: ReadonlyMap<string, Answer>
  readonly hasUnder: (path: string) => boolean
  /** How many blocks a repeat has, by its path without index. */
  readonly blocksAt: (path: string) => number
}

/** Indexes answers once for a document. */
export function givenOf(answers: readonly Answer[]): Given {
  const given = answers.filter((a) => isGiven(a.value))
  const under = new Set<string>()
  const blocks = new Map<string, number>()
  for (const { path } of given) {
    under.add(path)
    for (const match of path.matchAll(/\.|\[(\d+)\]/g)) {
      const above = path.slice(0, match.index)
      under.add(above)
      if (match[1]) blocks.set(above, Math.max(blocks.get(above) ?? 0, Number(match[1]) + 1))
    }
  }
  return {
    byPath: new Map(given.map((a) => [a.path, a])),
    hasUnder: (path) => under.has(path),
    blocksAt: (path) => blocks.get(path) ?? 0,
  }
}
