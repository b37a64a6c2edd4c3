import type { EntityManager } from 'typeorm'
import type { Ctx } from './ctx.ts'
import type { Statement } from './postgres/together.ts'
import type { TenantDatabases } from './tenants.ts'
import { inTenant } from './unit.ts'

export { type AuditAnchor, type AuditFinding, type AuditVerdict, verifyAudit } from './audit-verify.ts'

/** One line of the audit log. No personal data: names of resources and codes. */
export interface AuditEntry {
  /** What was done, from the service's catalogue of actions, for example `case.read`. */
  action: string
  /** Name of the resource that it was done to. */
  name: string
  outcome: 'done' | 'refused'
  /** Why it was refused: the reason's name. */
  reason?: string
  /** Legal basis, for example `regulation-4-2009/61`. */
  basis?: string
}

/** Writes an audit line in the business transaction, for reads of personal data as well. The relay chains it later. */
export async function audit(
  tx: EntityManager,
  ctx: Pick<Ctx, 'actor' | 'requestId'>,
  entry: AuditEntry,
): Promise<void> {
  const { sql, values } = auditStatement(ctx, entry)
  await tx.query(sql, values)
}

/** The statement that writes an audit line, to be run with others of its transaction. */
export function auditStatement(ctx: Pick<Ctx, 'actor' | 'requestId'>, entry: AuditEntry): Statement {
  const { action, name, outcome, reason = null, basis = null } = entry
  return {
    sql: `INSERT INTO audit (actor, actor_kind, action, name, outcome, reason, basis, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [ctx.actor.subject, ctx.actor.kind, action, name, outcome, reason, basis, ctx.requestId],
  }
}

/** Writes the audit line of a refused call, in a short transaction of its own and in the caller's own tenant. */
export async function auditRefusal(
  app: { dbs: TenantDatabases },
  ctx: Pick<Ctx, 'tenant' | 'actor' | 'requestId'>,
  entry: Omit<AuditEntry, 'outcome'>,
): Promise<void> {
  await inTenant(app, ctx, (tx) => audit(tx, ctx, { ...entry, outcome: 'refused' }))
}
