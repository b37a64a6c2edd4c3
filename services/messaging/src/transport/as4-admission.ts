import type { IncomingMessage } from 'node:http'
import type { Server, Socket } from 'node:net'
import type { Clock } from '@sustento/platform/clock'
import { type Allowance, Throttle } from '../domain/throttle.ts'
import { sourceOf } from './source-address.ts'

/** What is taken in before it is known who sends it: connections at a time and messages in a minute. */
export interface AdmissionLimits {
  /** From everybody together. */
  all: Allowance
  /** From one address: nobody takes the places of all. */
  address: Allowance
}

/** A request that is not taken in now. */
export interface NotNow {
  /** 429 where this source asks for too much, 503 where all together do. */
  status: 429 | 503
  /** In seconds. */
  retryAfter: number
}

/** How long a connection stays that only waits to be told so. */
const patienceMs = 3000
/** When a place is free again nobody knows: messages take seconds. */
const placeFreeSeconds = 5
/** Connections beyond the limit that are still told; further ones are closed without a word. */
const told = 50

const everybody = ''

const keyOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`

/** Watches the connections of a server; the answer says whether a request may be taken in. */
export function admission(server: Server, limits: AdmissionLimits, clock: Clock) {
  const all = new Throttle(limits.all, clock)
  const addresses = new Throttle(limits.address, clock)
  // By address and port: a TLS connection is another object than the connection below it.
  const refused = new Map<string, NotNow>()
  server.maxConnections = limits.all.atOnce + told
  server.on('connection', (socket: Socket) => {
    const source = sourceOf(socket.remoteAddress ?? '')
    const status = begin(source)
    if (status !== undefined) {
      const key = keyOf(socket)
      refused.set(key, { status, retryAfter: placeFreeSeconds })
      const cut = setTimeout(() => socket.destroy(), patienceMs)
      socket.once('close', () => {
        clearTimeout(cut)
        refused.delete(key)
      })
      return
    }
    socket.once('close', () => {
      addresses.end(source)
      all.end(everybody)
    })
  })

  function begin(source: string): NotNow['status'] | undefined {
    if (!addresses.begin(source)) return 429
    if (all.begin(everybody)) return undefined
    addresses.end(source)
    return 503
  }

  return (request: IncomingMessage): NotNow | undefined => {
    const connection = refused.get(keyOf(request.socket))
    if (connection !== undefined) return connection
    // The address first: what it asks for too much is not taken from the others.
    const mine = addresses.spend(sourceOf(request.socket.remoteAddress ?? ''))
    if (mine !== undefined) return { status: 429, retryAfter: mine }
    const ours = all.spend(everybody)
    return ours === undefined ? undefined : { status: 503, retryAfter: ours }
  }
}
