import type { Ctx } from '@sustento/platform/ctx'
import { exportFacts, type Fact } from '@sustento/platform/outbox'
import type { App } from '../app.ts'

const batch = 500

/** Every fact from the first, many at a time, so that a projection can be rebuilt. */
export async function* allFacts(app: App, ctx: Ctx): AsyncGenerator<Fact[]> {
  const { manager } = await app.dbs.get(ctx.tenant)
  let after = 0n
  for (;;) {
    const facts = await exportFacts(manager, after, batch)
    const last = facts.at(-1)
    if (!last) return
    yield facts
    after = last.position
  }
}
