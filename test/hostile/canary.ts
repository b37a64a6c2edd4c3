import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** A place that nobody may ever call. */
export interface Canary {
  url: string
  calls: () => number
  close: () => void
}

/** Listens for somebody who follows an address that came in a message. */
export async function canary(): Promise<Canary> {
  let calls = 0
  const server = createServer((socket) => {
    calls++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, calls: () => calls, close: () => server.close() }
}
