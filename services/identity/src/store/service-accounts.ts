import type { EntityManager } from 'typeorm'
import { hashSecret } from '../secrets/client-secret.ts'
import { type ServiceAccountRow, serviceAccountTable } from './service-account-row.ts'

export async function listServiceAccounts(tx: EntityManager): Promise<ServiceAccountRow[]> {
  return tx.find(serviceAccountTable, { order: { clientId: 'ASC' } })
}

export async function findServiceAccount(tx: EntityManager, clientId: string): Promise<ServiceAccountRow | undefined> {
  return (await tx.findOneBy(serviceAccountTable, { clientId })) ?? undefined
}

/** Creates the account, or gives it this secret and these roles. */
export async function putServiceAccount(
  tx: EntityManager,
  account: { clientId: string; secret: string; roles: string[]; createdAt: Date },
): Promise<void> {
  const { secret, ...rest } = account
  await tx
    .createQueryBuilder()
    .insert()
    .into(serviceAccountTable)
    .values({ ...rest, secretHash: hashSecret(secret) })
    .orUpdate(['secret_hash', 'roles'], ['client_id'])
    .execute()
}
