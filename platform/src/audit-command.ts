import { verifyAudit } from './audit-verify.ts'
import type { Log } from './log.ts'
import type { Tenant, TenantDatabases } from './tenants.ts'

/**
 * The command `audit-verify` of a service: verifies the audit chain of every tenant, says for each where it ends (to be
 * noted elsewhere as anchor) and what is wrong. `false` when a chain does not hold or could not be read.
 */
export async function auditVerify(
  dbs: Pick<TenantDatabases, 'get'>,
  tenants: Pick<Tenant, 'id'>[],
  log: Log,
): Promise<boolean> {
  let holds = true
  for (const { id: tenant } of tenants) {
    try {
      const { head, finding } = await verifyAudit(await dbs.get(tenant))
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
