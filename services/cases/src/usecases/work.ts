import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { type Moment, momentOf } from './moment.ts'

/** One transaction of a use case: with what, for whom, and when. */
export interface Work extends Moment {
  app: App
  ctx: Ctx
  tx: EntityManager
}

/** The work of a transaction that has begun. */
export function workIn(app: App, ctx: Ctx, tx: EntityManager): Work {
  return { app, ctx, tx, ...momentOf(app, ctx.tenant) }
}

/** Does a piece of work in one transaction. */
export function doWork<T>(app: App, ctx: Ctx, work: (work: Work) => Promise<T>): Promise<T> {
  return inTenant(app, ctx, (tx) => work(workIn(app, ctx, tx)))
}
