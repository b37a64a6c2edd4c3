import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline, Transform } from 'node:stream'

/** The network from one access point to the other. */
export interface Road {
  port: number
  /** Breaks every connection and refuses new ones. */
  cut(): void
  /** Every piece of data waits as long as this says, in milliseconds. */
  delay(ms: () => number): void
  mend(): void
  close(): Promise<void>
}

const atOnce = () => 0

/** Opens a road to a port of this machine. */
export async function openRoad(target: number): Promise<Road> {
  const sockets = new Set<Socket>()
  let isCut = false
  let delayMs = atOnce

  const late = () =>
    new Transform({
      transform(chunk, _, done) {
        const ms = delayMs()
        if (ms === 0) done(null, chunk)
        else setTimeout(() => done(null, chunk), ms)
      },
    })
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  }
  const breakAll = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }

  const server = createServer((outside) => {
    if (isCut) return void outside.resetAndDestroy()
    const inside = connect(target, '127.0.0.1')
    for (const socket of [outside, inside]) keep(socket)
    const over = () => {
      outside.destroy()
      inside.destroy()
    }
    pipeline(outside, late(), inside, over)
    pipeline(inside, late(), outside, over)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true
      breakAll()
    },
    delay(ms) {
      delayMs = ms
    },
    mend() {
      isCut = false
      delayMs = atOnce
    },
    async close() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
