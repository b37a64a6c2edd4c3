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
 * gRPC with tokens; nothing is handed from one to another in memory. Who asks for a token finds its account: identity
 * comes first, the others together.
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
    const tenants = Object.keys(state.people)
    await Promise.all(tenants.map(async (tenant) => identity.seed(tenant, await readSecretsOf(state, tenant))))
    const others = await Promise.allSettled([
      startForms(configs.forms, options),
      startMessaging(configs.messaging, { ...options, at }),
      startCases(configs.cases, { ...options, at }),
      startStats(configs.stats, options),
      startWeb(configs.web, options),
    ])
    started.push(...others.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])))
    for (const each of others) if (each.status === 'rejected') throw each.reason
  } catch (error) {
    await stop()
    throw error
  }
  return { ports: {}, stop }
}
