import { seal, unseal } from '@sustento/platform/seal/seal'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { caseScope } from '../store/case-scope.ts'
import type { Sealer } from '../store/sealer.ts'

/** The key of a case at work. */
export interface Vault extends Sealer {
  key: Buffer
  tenant: string
}

/** Makes the key of a new case; one that was made before is taken. */
export async function createVault({ keyring }: App, tenant: string, caseId: string): Promise<Vault> {
  return vaultOf(await keyring.create(tenant, caseScope(caseId)), tenant)
}

/** The key of a case. Refuses with ERASED when it was destroyed. */
export async function openVault({ keyring }: App, tenant: string, caseId: string): Promise<Vault> {
  return vaultOf(await keyring.open(tenant, caseScope(caseId)), tenant)
}

/** Destroys the key of a case for good. */
export function destroyVault({ keyring }: App, tx: EntityManager, tenant: string, caseId: string): Promise<void> {
  return keyring.destroy(tenant, caseScope(caseId), tx)
}

function vaultOf(key: Buffer, tenant: string): Vault {
  const place = (table: string, row: string, column: string) => `${tenant}/${table}/${row}/${column}`
  return {
    key,
    tenant,
    seal: (table, row, column, plain) => seal(key, place(table, row, column), plain),
    open: (table, row, column, sealed) => unseal(key, place(table, row, column), sealed),
  }
}
