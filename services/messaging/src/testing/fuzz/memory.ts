import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const megabyte = 1 << 20

/** Memory after garbage was collected, in MiB. */
export interface Memory {
  heap: number
  /** Outside the heap of JavaScript, with that of WebAssembly. */
  external: number
  rss: number
}

function memoryNow(): Memory {
  collectGarbage()
  const { heapUsed, external, rss } = process.memoryUsage()
  return {
    heap: Math.round(heapUsed / megabyte),
    external: Math.round(external / megabyte),
    rss: Math.round(rss / megabyte),
  }
}

/** What memory may grow by after the first fifth of a run, when every path has been taken. */
const mostGrowth = { heap: 24, external: 48, rss: 160 }

/** Whether memory stayed flat. */
export const isFlat = (early: Memory, late: Memory): boolean =>
  (Object.keys(mostGrowth) as (keyof Memory)[]).every((kind) => late[kind] - early[kind] <= mostGrowth[kind])

/**
 * Memory, looked at again while it is more than it may be: what a message held that has just been answered, the pool of
 * threads gives back a moment later. What leaks stays.
 */
export async function memoryAtRest(early: Memory | undefined): Promise<Memory> {
  let memory = memoryNow()
  for (let looks = 1; early !== undefined && !isFlat(early, memory) && looks < 10; looks++) {
    await sleep(500)
    memory = memoryNow()
  }
  return memory
}
