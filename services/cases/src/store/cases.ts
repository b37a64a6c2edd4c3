import { Refused, refuse } from '@sustento/platform/errors'
import type { EntityManager } from 'typeorm'
import { v4 } from 'uuid'
import { CaseEntity, type CaseRow } from './entities/case.ts'

/** Columns of a case that change in its life. */
export type CaseChanges = Partial<
  Pick<
    CaseRow,
    | 'foreignReference'
    | 'application'
    | 'sealedTitle'
    | 'partner'
    | 'status'
    | 'nonDisclosure'
    | 'receivedOn'
    | 'sealed'
    | 'erasedAt'
  >
>

/** Writes a new case. */
export async function insertCase(tx: EntityManager, row: CaseRow): Promise<void> {
  await tx.insert(CaseEntity, row)
}

/** The case with this id, if there is one. */
export function findCase(em: EntityManager, id: string): Promise<CaseRow | null> {
  return em.findOneBy(CaseEntity, { id })
}

/** The case with this id. */
export async function getCase(em: EntityManager, id: string): Promise<CaseRow> {
  return (await findCase(em, id)) ?? refuse('NOT_FOUND', 'there is no such case', { case: id })
}

/** The case with this id, if there is one, locked until the transaction ends. */
export function findCaseForUpdate(tx: EntityManager, id: string): Promise<CaseRow | null> {
  return tx.findOne(CaseEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
}

/** The authority that an exchange is with, and the name that whoever began it gave it: other authorities may use the same. */
export type Exchange = Pick<CaseRow, 'partner' | 'conversationId'>

/** Id of the case of an exchange, if there is one. */
export async function findCaseOfExchange(em: EntityManager, exchange: Exchange): Promise<string | undefined> {
  return (await em.findOne(CaseEntity, { where: exchange, order: { createdAt: 'DESC' } }))?.id
}

/**
 * The case, locked until the transaction ends. Every writer locks before it tells facts, so that facts of one case are
 * told in the order in which they became true. With an etag the case must not have changed since it was read.
 */
export async function getCaseForUpdate(tx: EntityManager, id: string, etag?: string): Promise<CaseRow> {
  const row = await findCaseForUpdate(tx, id)
  if (!row) refuse('NOT_FOUND', 'there is no such case', { case: id })
  if (row.erasedAt) refuse('ERASED', 'the personal data of this case have been erased', { case: id })
  if (etag === '') refuse('ETAG_REQUIRED', 'a change to a case needs the etag last read', { case: id })
  if (etag !== undefined && etag !== row.etag) throw stale(id)
  return row
}

/** Changes the case and gives it a new etag. The row as it is then. */
export async function changeCase(tx: EntityManager, row: CaseRow, changes: CaseChanges, at: Date): Promise<CaseRow> {
  const set = { ...changes, etag: v4(), updatedAt: at }
  const result = await tx
    .createQueryBuilder()
    .update(CaseEntity)
    .set(set)
    .where('id = :id AND etag = :etag', { id: row.id, etag: row.etag })
    .execute()
  if (result.affected !== 1) throw stale(row.id)
  return { ...row, ...set }
}

/** The next reference of the year: the authority's prefix, the year and a number without gaps. */
export async function nextReference(tx: EntityManager, prefix: string, year: number): Promise<string> {
  const [{ last }] = await tx.query(
    `INSERT INTO reference_counters (year, last) VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET last = reference_counters.last + 1 RETURNING last`,
    [year],
  )
  return `${prefix}/${year}/${String(last).padStart(6, '0')}`
}

function stale(id: string): Refused {
  return new Refused('STALE_ETAG', 'the case changed since it was read', { case: id })
}
