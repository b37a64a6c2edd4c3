import { setTimeout as sleep } from 'node:timers/promises'

/** Repeats an assertion until it holds; after ten seconds its last failure is thrown. */
export async function eventually<T>(assertion: () => Promise<T> | T): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await assertion()
    } catch (error) {
      if (tries === 500) throw error
      await sleep(20)
    }
  }
}
