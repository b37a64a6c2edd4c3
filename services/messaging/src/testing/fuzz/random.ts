/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number below `limit`. */
  below(limit: number): number
  /** True once in so many times. */
  oneIn(times: number): boolean
  pick<T>(list: readonly T[]): T
  bytes(count: number): Buffer
}

/** Mulberry32 by Tommy Ettinger: 32 bits of state are enough to choose mutations. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  }
}
