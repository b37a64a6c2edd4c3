import { isFree } from '@sustento/platform/embedded/free-port'

// A State takes a block of ports; blocks are probed so that test files which run side by side do not meet. They lie below
// the ports that the system gives to outgoing connections.

const block = 30
const [first, last] = [20_000, 32_000] as const

/** Bases of `count` blocks of free loopback ports. */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = []
  let base = first + (process.pid % 120) * 100
  while (found.length < count) {
    if (await allFree(base)) found.push(base)
    base = base + 2 * block > last ? first : base + block
  }
  return found
}

async function allFree(base: number): Promise<boolean> {
  const free = await Promise.all(Array.from({ length: block }, (_, i) => isFree(base + i)))
  return free.every(Boolean)
}
