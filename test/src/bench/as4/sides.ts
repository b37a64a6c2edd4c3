import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Load, Sent } from './load.ts'

/** An access point in a process of its own. */
export interface Side {
  /** Its party id is this with `.example`. */
  name: string
  product: 'ours' | 'phase4'
  pid: number
  url: string
  send(load: Load): Promise<Sent>
  stop(): Promise<void>
}

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

export async function startPhase4Side(_name: string, _file: object): Promise<Side> {
  throw new Error('later')
}
