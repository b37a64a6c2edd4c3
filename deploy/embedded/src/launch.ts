import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PreparedState } from './prepare.ts'

/** The running process of a State. */
export interface StateProcess {
  id: string
  pid: number
  web: string
  /** Asks it to stop and waits: unready, drained, flushed, closed. */
  stop(): Promise<void>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Tells it to end, as a crash would, when an exchange comes to this point: for the crash tests. */
  crashAt(point: string): void
  /** Resolves with the exit code, or the signal, when it ends. */
  ended: Promise<number | string>
}

/** Starts the process of a State and resolves when it serves. Its log goes to `state.log` in its folder. */
export async function launch(state: PreparedState): Promise<StateProcess> {
  const entry = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../dist/main.js' : './main.js', import.meta.url),
  )
  const log = createWriteStream(join(state.folders.home, 'state.log'), { flags: 'a', mode: 0o600 })
  await once(log, 'open')
  const flags = [smallNursery, ...preloads.flatMap((name) => ['--import', import.meta.resolve(name)])]
  const child = spawn(process.execPath, [...flags, entry, state.folders.home], {
    stdio: ['ignore', log, log, 'ipc'],
    env: passedOn(),
  })
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string)
  await ready(child, ended, state)
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal)
    await ended
    log.end()
  }
  return {
    id: state.spec.id,
    pid: child.pid ?? 0,
    web: state.file.webUrl,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
    crashAt: (point) => child.send({ crashAt: point }),
    ended,
  }
}

/** New objects live in three such spaces (MB): Node's own measure would let an idle State keep 100 MB of garbage. */
const smallNursery = '--max-semi-space-size=16'

const preloads = ['@sustento/platform/source-maps', '@sustento/platform/telemetry']

// biome-ignore lint/style/noProcessEnv: a child process needs the path and the locale of its parent, nothing else
const passedOn = () => ({ PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TZ: process.env.TZ ?? '' })

async function ready(child: ChildProcess, ended: Promise<number | string>, state: PreparedState): Promise<void> {
  const said = new Promise<string>((resolve) => child.once('message', (message) => resolve(String(message))))
  const first = await Promise.race([said, ended.then((code) => `ended with ${code}`)])
  if (first !== 'ready')
    throw new Error(`State ${state.spec.id} did not start: ${first}; see ${state.folders.home}/state.log`)
}
