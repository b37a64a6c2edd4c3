/**
 * Keeps one promise per key: concurrent callers share it (two `initialize()` at once leak a pool), and a failure is
 * forgotten, so that the next caller tries again.
 */
export function openOnce<T>(open: (key: string) => Promise<T>) {
  const known = new Map<string, Promise<T>>()
  return {
    get(key: string): Promise<T> {
      const present = known.get(key)
      if (present) return present
      const pending = open(key)
      known.set(key, pending)
      pending.catch(() => {
        if (known.get(key) === pending) known.delete(key)
      })
      return pending
    },
    /** Forgets all and returns those that opened. */
    async drain(): Promise<T[]> {
      const all = [...known.values()]
      known.clear()
      const settled = await Promise.allSettled(all)
      return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    },
  }
}
