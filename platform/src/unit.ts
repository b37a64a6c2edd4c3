import type { EntityManager } from 'typeorm'
import type { Ctx } from './ctx.ts'
import { asRefusal } from './postgres/failure.ts'
import { announce, transaction } from './postgres/hint.ts'
import { type Statement, together } from './postgres/together.ts'
import type { TenantDatabases } from './tenants.ts'

/** Questions that need no transaction: each sees what is committed when it is asked. */
export async function reading<T>(
  app: { dbs: TenantDatabases },
  ctx: Pick<Ctx, 'tenant'>,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  const pool = await app.dbs.get(ctx.tenant)
  try {
    return await work(pool.manager)
  } catch (error) {
    throw asRefusal(error)
  }
}

/**
 * One unit of work: everything that `work` writes in the caller's own tenant commits together or not at all. Nothing
 * is retried here; a lost connection is refused with DATABASE_UNAVAILABLE and the caller, who alone knows whether the
 * request may be repeated, repeats it with the same request id.
 */
export async function inTenant<T>(
  app: { dbs: TenantDatabases },
  ctx: Pick<Ctx, 'tenant'>,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const pool = await app.dbs.get(ctx.tenant)
  try {
    return await transaction(pool, work)
  } catch (error) {
    throw asRefusal(error)
  }
}

/**
 * A unit of work of which everything is known beforehand: one statement, which commits by itself. Throws NothingWritten
 * when one that had to write did not, and then nothing has happened.
 */
export async function atOnce(
  app: { dbs: TenantDatabases },
  ctx: Pick<Ctx, 'tenant'>,
  statements: Statement[],
): Promise<void> {
  const pool = await app.dbs.get(ctx.tenant)
  try {
    await together(pool.manager, statements)
  } catch (error) {
    throw asRefusal(error)
  }
  if (statements.some(({ isFact }) => isFact)) announce(pool)
}
