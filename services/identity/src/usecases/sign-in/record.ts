import { randomUUID } from 'node:crypto'
import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { UserLocked } from '@sustento/platform/gen/sustento/identity/v1/identity_events'
import { emit } from '@sustento/platform/outbox'
import type { EntityManager } from 'typeorm'
import { type Attempts, isLocked } from '../../domain/lockout.ts'
import type { UserRow } from '../../store/user-row.ts'
import { userName } from '../names.ts'

/** A sign-in has no token yet: the actor is the account that is signed in to, or nobody when there is none. */
export function signInCtx(tenant: string, subject = 'nobody'): Ctx {
  return { tenant, actor: { subject, kind: 'user', roles: [] }, requestId: randomUUID(), token: '' }
}

/** Writes down what an attempt came to. What was typed as user name is not kept: people type passwords there. */
export async function recordAttempt(
  tx: EntityManager,
  ctx: Ctx,
  action: 'sign-in.password' | 'sign-in.new-password' | 'sign-in.enrolment' | 'sign-in.code',
  outcome: 'done' | 'refused',
): Promise<void> {
  const { subject } = ctx.actor
  const name = subject === 'nobody' ? `tenants/${ctx.tenant}` : userName(ctx.tenant, subject)
  await audit(tx, ctx, { action, name, outcome })
}

/** Writes down, and tells, that an attempt closed the account; nothing when it did not. */
export async function recordLock(tx: EntityManager, ctx: Ctx, user: UserRow, now: Date): Promise<void> {
  if (!isLocked(attemptsOf(user), now)) return
  const name = userName(ctx.tenant, user.id)
  await audit(tx, ctx, { action: 'user.lock', name, outcome: 'done' })
  const data = UserLocked.encode({ user: name }).finish()
  await emit(tx, { type: 'sustento.identity.v1.UserLocked', subject: name, data })
}

export function attemptsOf(user: UserRow): Attempts {
  return { failures: user.failures, lockedUntil: user.lockedUntil ?? undefined }
}

/** Attempts as columns. */
export function toColumns(attempts: Attempts): Pick<UserRow, 'failures' | 'lockedUntil'> {
  return { failures: attempts.failures, lockedUntil: attempts.lockedUntil ?? null }
}
