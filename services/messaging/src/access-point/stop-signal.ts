import type { Log } from '@sustento/platform/log'

/** npm and a terminal may both pass the same Ctrl-C on: what comes so soon is not a second wish. */
const sameWishMs = 1000

/** Aborted when the process shall end: SIGTERM or SIGINT. Who insists a while later ends it at once. */
export function stopSignal(log: Log): AbortSignal {
  const stopping = new AbortController()
  let wishedAt = 0
  const wish = (signal: string) => {
    if (stopping.signal.aborted) {
      if (performance.now() - wishedAt > sameWishMs) process.exit(1)
      return
    }
    wishedAt = performance.now()
    log.info({ signal }, 'stopping')
    stopping.abort()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, wish)
  return stopping.signal
}
