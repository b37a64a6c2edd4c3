import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../app.ts'
import type { ServiceAccountRow } from '../store/service-account-row.ts'
import { listServiceAccounts } from '../store/service-accounts.ts'

/** The accounts that services of this installation use for this authority. */
export async function listAccounts(app: IdentityApp, ctx: Ctx): Promise<ServiceAccountRow[]> {
  return inTenant(app, ctx, listServiceAccounts)
}
