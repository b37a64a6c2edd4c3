import { promiseCache } from '../promise-cache.ts'

/** Things opened once per key and closed together. */
export function openOnce<T>(open: (key: string) => Promise<T>) {
  const cache = promiseCache(open)
  const pending = new Set<Promise<T>>()
  return {
    /** Concurrent callers share one opening (two `initialize()` at once leak a pool); a failure is forgotten. */
    get(key: string): Promise<T> {
      const opening = cache.get(key, key)
      pending.add(opening)
      opening.catch(() => pending.delete(opening))
      return opening
    },
    /** Waits for what is being opened and answers all that opened. */
    async opened(): Promise<T[]> {
      const settled = await Promise.allSettled(pending)
      return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    },
  }
}
