/** Those who want to know of a change. */
export interface Listeners {
  /** Adds a listener; gives how to take it out again. */
  add(listener: () => void): () => void
  tell(): void
}

/** No listeners yet. */
export function createListeners(): Listeners {
  const listeners = new Set<() => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell() {
      for (const listener of listeners) listener()
    },
  }
}
