import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A door in front of a server, that can be shut as when the network or the server fails. */
export interface TcpGate {
  port: number
  /** Breaks every connection and refuses new ones. */
  shut(): void
  open(): void
  close(): Promise<void>
}

/** Puts a gate in front of a port of this machine. */
export async function tcpGate(target: number): Promise<TcpGate> {
  const sockets = new Set<Socket>()
  let isOpen = true

  function keep(socket: Socket): Socket {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  const server = createServer((outside) => {
    if (!isOpen) {
      outside.resetAndDestroy()
      return
    }
    const inside = keep(connect(target, '127.0.0.1'))
    keep(outside)
    outside.on('error', () => inside.destroy())
    inside.on('error', () => outside.destroy())
    outside.on('close', () => inside.destroy())
    inside.on('close', () => outside.destroy())
    outside.pipe(inside).pipe(outside)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  function breakAll(): void {
    for (const socket of sockets) socket.resetAndDestroy()
  }

  return {
    port: (server.address() as AddressInfo).port,
    shut() {
      isOpen = false
      breakAll()
    },
    open() {
      isOpen = true
    },
    async close() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
