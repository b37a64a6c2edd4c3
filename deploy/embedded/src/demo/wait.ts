import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until the answer satisfies, at most for three minutes: what travels between States takes its time. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, seconds = 180): Promise<T> {
  for (let tries = seconds * 10; tries > 0; tries--) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(100)
  }
  throw new Error(`${what}: not within ${seconds} s`)
}
