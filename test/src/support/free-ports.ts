import { createServer } from 'node:net'

// A State takes a block of ports; blocks are probed so that test files which run side by side do not meet.

const block = 30

/** Bases of `count` blocks of free loopback ports. */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = []
  let base = 20_000 + (process.pid % 300) * 100
  while (found.length < count) {
    base = base + block > 60_000 ? 20_000 : base + block
    if (await allFree(base)) found.push(base)
  }
  return found
}

async function allFree(base: number): Promise<boolean> {
  const free = await Promise.all(Array.from({ length: block }, (_, i) => isFree(base + i)))
  return free.every(Boolean)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
