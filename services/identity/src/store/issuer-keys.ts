import { type EntityManager, IsNull, MoreThan } from 'typeorm'
import { type IssuerKeyRow, issuerKeyTable } from './issuer-key-row.ts'

/** Keys of one use that still count at `now`: those in service, and those retired after `retiredSince`; newest first. */
export async function listIssuerKeys(
  tx: EntityManager,
  use: IssuerKeyRow['use'],
  retiredSince: Date,
): Promise<IssuerKeyRow[]> {
  return tx.find(issuerKeyTable, {
    where: [
      { use, retiredAt: IsNull() },
      { use, retiredAt: MoreThan(retiredSince) },
    ],
    order: { createdAt: 'DESC', id: 'DESC' },
  })
}

/** Two processes that start together must not each make the first key: the second waits and finds it. */
export async function lockIssuerKeys(tx: EntityManager): Promise<void> {
  await tx.query('LOCK TABLE issuer_key IN SHARE ROW EXCLUSIVE MODE')
}

export async function insertIssuerKey(tx: EntityManager, row: IssuerKeyRow): Promise<void> {
  await tx.insert(issuerKeyTable, row)
}

/** Retires every key of this use except `id`. */
export async function retireOtherIssuerKeys(
  tx: EntityManager,
  use: IssuerKeyRow['use'],
  id: string,
  now: Date,
): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(issuerKeyTable)
    .set({ retiredAt: now })
    .where('use = :use AND id <> :id AND retired_at IS NULL', { use, id })
    .execute()
}

export async function deleteIssuerKeysRetiredBefore(tx: EntityManager, before: Date): Promise<void> {
  await tx.createQueryBuilder().delete().from(issuerKeyTable).where('retired_at <= :before', { before }).execute()
}
