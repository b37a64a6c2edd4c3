import { startCases } from '@sustento/cases/start'
import { startForms } from '@sustento/forms/start'
import { startIdentity } from '@sustento/identity/start'
import { startMessaging } from '@sustento/messaging/start'
import type { Running } from '@sustento/platform/run'
import { startStats } from '@sustento/stats/start'
import { startWeb } from '@sustento/web-server/start'
import { configsOf } from './configs.ts'
import { readSecretsOf } from './seed.ts'
import type { StateFile } from './state-file.ts'

/** Called where an exchange may be interrupted; the crash tests end the process there. */
export type AtPoint = (point: string) => void

/**
 * Starts the five services and the web of a State in this process. They find each other as they do in a cluster, over
 * gRPC with tokens; nothing is handed from one to another in memory.
 */
export async function startState(state: StateFile, at: AtPoint = () => undefined): Promise<Running> {
  const configs = configsOf(state)
  const options = { signals: false }
  const started: Running[] = []
  const stop = async () => {
    for (const running of started.toReversed()) await running.stop()
  }
  try {
    const identity = await startIdentity(configs.identity, options)
    started.push(identity)
    for (const tenant of Object.keys(state.people)) await identity.seed(tenant, await readSecretsOf(state, tenant))
    started.push(await startForms(configs.forms, options))
    started.push(await startMessaging(configs.messaging, { ...options, at }))
    started.push(await startCases(configs.cases, { ...options, at }))
    started.push(await startStats(configs.stats, options))
    started.push(await startWeb(configs.web, options))
  } catch (error) {
    await stop()
    throw error
  }
  return { ports: {}, stop }
}
