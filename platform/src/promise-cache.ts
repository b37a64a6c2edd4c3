/** Things that are made once and shared, among callers that come while it is being made as well. */
export interface PromiseCache<A, T> {
  get(key: string, argument: A): Promise<T>
  forget(key: string): void
}

/** Caches the promise, so that concurrent callers share one attempt, and forgets a failure, so that the next tries. */
export function promiseCache<A, T>(make: (argument: A) => Promise<T>): PromiseCache<A, T> {
  const made = new Map<string, Promise<T>>()
  const get = (key: string, argument: A) => {
    const known = made.get(key)
    if (known) return known
    const pending = make(argument)
    made.set(key, pending)
    pending.catch(() => {
      if (made.get(key) === pending) made.delete(key)
    })
    return pending
  }
  return { get, forget: (key) => void made.delete(key) }
}
