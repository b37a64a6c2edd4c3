import type { Log } from './log.ts'

const lingerMs = 5000

/** Stops once on SIGTERM or SIGINT; a second signal ends the process at once, as without us. */
export function onStopSignal(log: Log, stop: () => Promise<void>): void {
  const once = (signal: string) => {
    process.off('SIGTERM', once)
    process.off('SIGINT', once)
    log.info({ signal }, 'stopping')
    void stop().then(() => {
      // whatever still keeps the event loop turning has nothing left to do
      setTimeout(() => process.exit(), lingerMs).unref()
    })
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
}

/** An error that nobody caught ends the process, but through the log: Node.js would print it with what it quotes. */
export function crashInTheLog(log: Log): void {
  process.once('uncaughtException', (err) => {
    log.fatal({ err }, 'uncaught')
    process.exit(1)
  })
}
