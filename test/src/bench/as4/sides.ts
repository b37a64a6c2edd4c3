import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startPhase4 } from '../../interop/phase4.ts'
import { agreed, type Load, type Sent } from './load.ts'
import { payloadOf } from './payload.ts'

/** An access point in a process of its own. */
export interface Side {
  /** Its party id is this with `.example`. */
  name: string
  product: 'ours' | 'phase4'
  pid: number
  url: string
  send(load: Load): Promise<Sent>
  /** Removes what was received, where that lies in files. */
  forget(): Promise<void>
  stop(): Promise<void>
}

/** As much as eight messages of 50 MB need on their way. */
const phase4Heap = '3g'

/** The party id of a side. */
export const partyOf = (name: string) => `${name}.example`

/** Starts an access point of ours with a configuration. */
export async function startOurs(name: string, url: string, config: string): Promise<Side> {
  const child = fork(fileURLToPath(new URL('our-side.js', import.meta.url)), [config])
  const { pid = 0 } = child
  await nextOf(child)
  return {
    name,
    product: 'ours',
    pid,
    url,
    async send(load) {
      child.send(load)
      return (await nextOf(child)) as Sent
    },
    forget: async () => undefined,
    async stop() {
      child.disconnect()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function nextOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController()
  child.once('exit', () => ended.abort(new Error('an access point has ended')))
  const [message] = await once(child, 'message', { signal: ended.signal })
  return message
}

/** Starts an access point of phase4 as its file says. */
export async function startTheirs(name: string, file: object): Promise<Side> {
  const peer = await startPhase4(file, phase4Heap)
  const { service, serviceType, action } = agreed
  return {
    name,
    product: 'phase4',
    pid: peer.pid,
    url: peer.endpointOf(name),
    async send({ to, url, bytes, count, atOnce }) {
      const parts = [{ content: payloadOf(bytes), mimeType: 'application/octet-stream', compress: true }]
      const about = { service, serviceType, action, conversationId: randomUUID(), parts }
      const times = { count, concurrency: atOnce }
      const { seconds, milliseconds, failures } = await peer.load(
        { party: name, to: partyOf(to), url, ...about },
        times,
      )
      return { seconds, milliseconds, failures: failures.length }
    },
    forget: peer.forget,
    stop: peer.stop,
  }
}
