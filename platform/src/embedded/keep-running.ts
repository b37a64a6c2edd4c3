import type { Log } from '../log.ts'
import type { Loop } from '../loop.ts'
import { type Repeating, repeat } from '../repeat.ts'
import { ownServer } from './own-server.ts'
import { runningPort } from './postgres-server.ts'

/**
 * Starts a server of ours again, on its port, when it has ended by itself: as PostgreSQL does when there is no room for its
 * log. As long as that lasts it is tried every ten seconds.
 */
export function keepRunning(folder: string, password: string, port: number, log: Log): Loop {
  const name = 'database server'
  let repeating: Repeating | undefined
  const work = async () => {
    if ((await runningPort(folder)) !== undefined) return false
    await ownServer(folder, password, () => port)
    log.warn({ port }, 'the database server had ended and was started again')
    return false
  }
  return {
    name,
    start() {
      repeating = repeat({ log, name, work, pollMs: 1000, longestBackOffMs: 10_000 })
    },
    async stop() {
      await repeating?.stop()
    },
  }
}
