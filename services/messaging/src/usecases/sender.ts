import type { Loop } from '@sustento/platform/loop'
import { type Repeating, repeat } from '@sustento/platform/repeat'
import type { App } from './app.ts'
import { sendNext } from './send/send-next.ts'

/** How many messages of a tenant go out at a time, and how often a quiet sender looks. */
export interface SenderOptions {
  workers: number
  pollMs: number
}

/** Sends the messages of all tenants as they fall due. Each tenant has workers of its own: none waits for another's partner. */
export function sender(
  app: App,
  tenants: string[],
  { workers, pollMs }: SenderOptions,
): Loop & { wake: (tenant: string) => void } {
  const running = new Map<string, Repeating[]>()
  return {
    name: 'sender',
    start() {
      for (const tenant of tenants) {
        const work = () => sendNext(app, tenant)
        const log = app.log.child({ tenant })
        const start = () => repeat({ log, name: 'sender', work, pollMs })
        running.set(tenant, Array.from({ length: workers }, start))
      }
    },
    wake(tenant) {
      for (const worker of running.get(tenant) ?? []) worker.wake()
    },
    async stop() {
      await Promise.all([...running.values()].flat().map((worker) => worker.stop()))
    },
  }
}
