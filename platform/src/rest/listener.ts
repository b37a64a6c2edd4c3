import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Serving } from '../serving.ts'

/** Where a HTTP application listens. */
export interface ListenerOptions {
  /** 0 for any free port. */
  port: number
  host?: string
  app: RequestListener
  /** Told when readiness changes: `/ready` of the application answers by it. */
  setReady: (ready: boolean) => void
}

/** A HTTP server for `run`: drained, it answers what is open and closes connections as they fall idle. */
export function httpListener({ port, host = '127.0.0.1', app, setReady }: ListenerOptions): Serving {
  const server = createServer(app)
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return {
    name: 'http',
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
      }),
    setReady,
    async drain(ms) {
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const force = setTimeout(() => server.closeAllConnections(), ms)
      await close()
      clearInterval(idle)
      clearTimeout(force)
    },
  }
}
