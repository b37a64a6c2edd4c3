import { type AuditAnchor, verifyAudit } from './audit-verify.ts'
import { Fault } from './errors.ts'
import type { Log } from './log.ts'
import type { Tenant, TenantDatabases } from './tenants.ts'

/**
 * The command `audit-verify` of a service: verifies the audit chain of every tenant, says for each where it ends (to be
 * noted elsewhere as anchor) and what is wrong. `anchors` are such notes, `tenant:position:hash`. `false` when a chain
 * does not hold or could not be read.
 */
export async function auditVerify(
  dbs: Pick<TenantDatabases, 'get'>,
  tenants: Pick<Tenant, 'id'>[],
  log: Log,
  anchors: readonly string[] = [],
): Promise<boolean> {
  const noted = anchorsOf(anchors)
  let holds = true
  for (const { id: tenant } of tenants) {
    try {
      const { head, finding } = await verifyAudit(await dbs.get(tenant), noted.get(tenant))
      const end = { position: String(head.position), hash: head.hash }
      if (!finding) log.info({ tenant, ...end }, 'the audit chain holds')
      else log.error({ tenant, ...end, kind: finding.kind, at: String(finding.position) }, 'the audit chain is broken')
      holds &&= !finding
    } catch (err) {
      log.error({ tenant, err }, 'the audit chain could not be read')
      holds = false
    }
  }
  return holds
}

function anchorsOf(notes: readonly string[]): Map<string, AuditAnchor> {
  return new Map(
    notes.map((note) => {
      const [, tenant, position, hash] = /^([a-z][a-z0-9-]*):(\d+):([0-9a-f]{64})$/.exec(note) ?? []
      if (!tenant || !position || !hash) throw new Fault('an anchor is tenant:position:hash')
      return [tenant, { position: BigInt(position), hash }]
    }),
  )
}
