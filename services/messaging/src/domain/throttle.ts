import type { Clock } from '@sustento/platform/clock'

/** What may come from one source: so many at a time, and so many in a minute. */
export interface Allowance {
  atOnce: number
  perMinute: number
}

interface Use {
  atOnce: number
  /** How many may still come now; a minute's worth may come at once, and grows again evenly. */
  left: number
  /** When that was so, in milliseconds. */
  at: number
}

const minute = 60_000
/** Sources that are remembered: whoever has many addresses cannot fill our memory with them. */
const mostSources = 10_000

/** Counts what comes from each source and says when it is too much. */
export class Throttle {
  readonly #allowance: Allowance
  readonly #clock: Clock
  readonly #uses = new Map<string, Use>()

  constructor(allowance: Allowance, clock: Clock) {
    this.#allowance = allowance
    this.#clock = clock
  }

  /** Begins one more at a time; false when there are as many as may be. After true, `end` follows. */
  begin(source: string): boolean {
    const use = this.#useOf(source)
    if (use.atOnce >= this.#allowance.atOnce) return false
    use.atOnce++
    return true
  }

  /** One that was begun is over. */
  end(source: string): void {
    this.#useOf(source).atOnce--
  }

  /** Takes one of the minute's; otherwise the whole seconds after which there will be one again. */
  spend(source: string): number | undefined {
    const use = this.#useOf(source)
    if (use.left >= 1) {
      use.left--
      return undefined
    }
    return Math.max(1, Math.ceil(((1 - use.left) * 60) / this.#allowance.perMinute))
  }

  /** The use of a source, which moves to the end: the map is in the order of the last use. */
  #useOf(source: string): Use {
    const { perMinute } = this.#allowance
    const now = this.#clock.now().getTime()
    const use = this.#uses.get(source) ?? { atOnce: 0, left: perMinute, at: now }
    if (!this.#uses.delete(source) && this.#uses.size >= mostSources) this.#forget()
    use.left = Math.min(perMinute, use.left + (Math.max(0, now - use.at) * perMinute) / minute)
    use.at = now
    this.#uses.set(source, use)
    return use
  }

  /** Whoever was idle longest; after a minute he would have his whole allowance again anyway. */
  #forget(): void {
    for (const [source, use] of this.#uses) {
      if (use.atOnce > 0) continue
      this.#uses.delete(source)
      return
    }
  }
}
