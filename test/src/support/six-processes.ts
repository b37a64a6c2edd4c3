import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environmentsOf } from '@sustento/embedded/configs'
import { until } from '@sustento/embedded/demo/wait'
import type { PreparedState } from '@sustento/embedded/prepare'
import { readSecretsOf } from '@sustento/embedded/seed'
import { identityEnv } from '@sustento/identity/config'
import { startIdentity } from '@sustento/identity/start'
import { loadConfig } from '@sustento/platform/config'

/** The parts of a State, each a process of its own as in a cluster. */
export const parts = ['identity', 'forms', 'messaging', 'cases', 'stats', 'web'] as const
/** A part of a State. */
export type Part = (typeof parts)[number]

/** A State that runs as six processes. */
export interface SixProcesses {
  start(part: Part): Promise<void>
  /** Asks a part to stop; gives its exit code. */
  stop(part: Part): Promise<number>
  close(): Promise<void>
}

/** Gives the tenants their accounts and users, and starts each part by its own `main.js`, told only by its environment. */
export async function sixProcesses(state: PreparedState): Promise<SixProcesses> {
  const running = new Map<Part, ChildProcess>()
  const environments = environmentsOf(state.file)

  async function start(part: Part): Promise<void> {
    const log = createWriteStream(join(state.folders.home, `${part}.log`), { flags: 'a' })
    await once(log, 'open')
    const entry = import.meta.resolve(`@sustento/${part === 'web' ? 'web-server' : part}/main`)
    const flags = ['--import', import.meta.resolve('@sustento/platform/telemetry'), fileURLToPath(entry)]
    const child = spawn(process.execPath, flags, { stdio: ['ignore', log, log], env: environments[part] })
    running.set(part, child)
    const port = part === 'web' ? state.ports.web : state.ports.http[part]
    await until(`${part} to be ready`, () => isReady(port, child))
  }

  async function stop(part: Part): Promise<number> {
    const child = running.get(part)
    if (!child) throw new Error(`${part} does not run`)
    running.delete(part)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    return code as number
  }

  await seed(state, environments.identity)
  await Promise.all(parts.map(start))
  return {
    start,
    stop,
    async close() {
      await Promise.all([...running.keys()].map(stop))
    },
  }
}

async function isReady(port: number, child: ChildProcess): Promise<true | undefined> {
  if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
  const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
  return answer?.ok ? true : undefined
}

/** What the set-up of a deployment does once: the service with no ports that anybody knows, and its first users. */
async function seed(state: PreparedState, environment: Record<string, string>): Promise<void> {
  const config = loadConfig(identityEnv, { ...environment, GRPC_PORT: '0', HTTP_PORT: '0', LOG_LEVEL: 'silent' })
  const identity = await startIdentity(config, { signals: false })
  for (const tenant of Object.keys(state.file.people))
    await identity.seed(tenant, await readSecretsOf(state.file, tenant))
  await identity.stop()
}
