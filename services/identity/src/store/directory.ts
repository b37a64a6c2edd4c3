import type { EntityManager } from 'typeorm'
import { type UserRow, userTable } from './user-row.ts'

// Every question and change that concerns the directory of users is in this file: a directory kept elsewhere (Keycloak)
// answers the same questions, and its adapter replaces these functions.

export async function findUser(tx: EntityManager, id: string): Promise<UserRow | undefined> {
  return (await tx.findOneBy(userTable, { id })) ?? undefined
}

/** Holds the row until the end of the transaction: attempts at one account are counted one after the other. */
export async function findUserForUpdate(tx: EntityManager, id: string): Promise<UserRow | undefined> {
  return (await tx.findOne(userTable, { where: { id }, lock: { mode: 'pessimistic_write' } })) ?? undefined
}

export async function findUserByLoginForUpdate(tx: EntityManager, loginIndex: Buffer): Promise<UserRow | undefined> {
  return (await tx.findOne(userTable, { where: { loginIndex }, lock: { mode: 'pessimistic_write' } })) ?? undefined
}

/** False when the login is taken. */
export async function insertUser(tx: EntityManager, row: UserRow): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(userTable).values(row).orIgnore().returning('id').execute()
  return result.raw.length === 1
}

/** Changes an account that the caller has locked with `…ForUpdate`. */
export async function updateUser(tx: EntityManager, id: string, change: Partial<UserRow>): Promise<void> {
  await tx.update(userTable, { id }, change)
}

/** Newest first, after the given position. */
export async function listUsers(
  tx: EntityManager,
  after: { createdAt: string; id: string } | undefined,
  limit: number,
): Promise<UserRow[]> {
  const query = tx.createQueryBuilder(userTable, 'u').orderBy('u.created_at', 'DESC').addOrderBy('u.id', 'DESC')
  if (after) query.where('(u.created_at, u.id) < (:createdAt, :id)', after)
  return query.limit(limit).getMany()
}
