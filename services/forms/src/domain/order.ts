import type { FormModel } from './model.ts'
import { toPattern } from './slots.ts'

const ranks = new WeakMap<FormModel, ReadonlyMap<string, number>>()

/** The rank of each pattern, and of each repeat the rank of the first point in it. */
function ranksOf(model: FormModel): ReadonlyMap<string, number> {
  const known = ranks.get(model)
  if (known) return known
  const made = new Map<string, number>()
  for (const [rank, { pattern }] of model.slots.entries()) {
    for (const { index } of pattern.matchAll(/\[\]/g)) {
      const repeat = pattern.slice(0, index)
      if (!made.has(repeat)) made.set(repeat, rank)
    }
    made.set(pattern, rank)
  }
  ranks.set(model, made)
  return made
}

/** Sorts by paths as a reader of the form meets them, block after block; what the form does not know stands last. */
export function inOrder<T extends { readonly path: string }>(model: FormModel, items: readonly T[]): T[] {
  const rankOf = ranksOf(model)
  const rank = (pattern: string): number => rankOf.get(pattern) ?? model.slots.length
  const keyOf = (path: string): number[] => [
    ...[...path.matchAll(/\[(\d{1,6})\]/g)].flatMap((match) => [
      rank(toPattern(path.slice(0, match.index))),
      Number(match[1]),
    ]),
    rank(toPattern(path)),
  ]
  const keyed = items.map((item) => ({ item, key: keyOf(item.path) }))
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ item }) => item)
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, i) => part !== b[i])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}
