import type { FormModel } from './model.ts'
import { toPattern } from './slots.ts'

const ranks = new WeakMap<FormModel, ReadonlyMap<string, number>>()

/** The rank of each pattern and of every place above it: that of the first point in it. */
function ranksOf(model: FormModel): ReadonlyMap<string, number> {
  const known = ranks.get(model)
  if (known) return known
  const made = new Map<string, number>()
  for (const [rank, { pattern }] of model.slots.entries()) {
    for (const place of placesOf(pattern)) if (!made.has(place)) made.set(place, rank)
  }
  ranks.set(model, made)
  return made
}

/** `a.b[].c` lies in `a`, `a.b`, `a.b[]` and itself. */
const placesOf = (pattern: string): string[] => [
  ...[...pattern.matchAll(/\.|\[\]/g)].map(({ index }) => pattern.slice(0, index)),
  pattern,
]

/** Sorts by paths as a reader of the form meets them, block after block; what the form does not know stands last. */
export function inOrder<T extends { readonly path: string }>(model: FormModel, items: readonly T[]): T[] {
  const rankOf = ranksOf(model)
  const keyOf = (path: string): number[] => {
    const indexes = [...path.matchAll(/\[(\d{1,6})\]/g)].map((match) => Number(match[1]))
    return placesOf(toPattern(path)).flatMap((place) => {
      const rank = rankOf.get(place) ?? model.slots.length
      return place.endsWith('[]') ? [indexes.shift() ?? 0, rank] : [rank]
    })
  }
  const keyed = items.map((item) => ({ item, key: keyOf(item.path) }))
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ item }) => item)
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, i) => part !== b[i])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}
