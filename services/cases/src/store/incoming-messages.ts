import { type EntityManager, In, IsNull, Not } from 'typeorm'
import { openings } from '../domain/application-forms.ts'
import type { Exchange } from './cases.ts'
import { IncomingMessageEntity, type IncomingMessageRow } from './entities/incoming-message.ts'

/** Notes that the access point has a message for us. A repeated notice changes nothing, and is told by `false`. */
export async function insertIncoming(tx: EntityManager, row: IncomingMessageRow): Promise<boolean> {
  const insert = tx.createQueryBuilder().insert().into(IncomingMessageEntity).values(row).orIgnore()
  const { raw } = await insert.returning('message').execute()
  return raw.length > 0
}

/** The case that another message of the exchange will open, or went into as an official decided. */
export async function findCaseOfEarlier(em: EntityManager, exchange: Exchange): Promise<string | undefined> {
  const where = [
    { ...exchange, action: In(openings) },
    { ...exchange, failure: '' },
  ]
  return (await em.findOne(IncomingMessageEntity, { where, order: { noticedAt: 'DESC', message: 'DESC' } }))?.caseId
}

/** Messages whose taking over is not finished, oldest first, so that an exchange is taken in order. */
export function waitingIncoming(em: EntityManager, limit: number): Promise<IncomingMessageRow[]> {
  return em
    .createQueryBuilder(IncomingMessageEntity, 'm')
    .where(`m.confirmedAt IS NULL AND m.failure = ''`)
    .orderBy('m.noticedAt', 'ASC')
    .addOrderBy('m.message', 'ASC')
    .limit(limit)
    .getMany()
}

/** The message with this name, if it is one that was noted. */
export function findIncoming(em: EntityManager, message: string): Promise<IncomingMessageRow | null> {
  return em.findOneBy(IncomingMessageEntity, { message })
}

/** The message, locked, when it still has to be taken over. */
export async function findUntaken(tx: EntityManager, message: string): Promise<IncomingMessageRow | undefined> {
  const row = await tx.findOne(IncomingMessageEntity, { where: { message }, lock: { mode: 'pessimistic_write' } })
  return row && !row.takenAt ? row : undefined
}

/** Records how far a message has come. */
export async function changeIncoming(
  tx: EntityManager,
  message: string,
  changes: Partial<Pick<IncomingMessageRow, 'caseId' | 'takenAt' | 'confirmedAt' | 'openedAt' | 'failure'>>,
): Promise<void> {
  await tx.update(IncomingMessageEntity, { message }, changes)
}

/** Wire id of the message that the case was opened by, which an answer refers to. */
export async function findOpeningWireId(em: EntityManager, caseId: string): Promise<string | undefined> {
  const first = await em.findOneBy(IncomingMessageEntity, { caseId, action: In(openings) })
  return first?.wireId
}

/** What a partner sent in an exchange and nobody found a case for, locked. */
export function unmatchedIn(tx: EntityManager, conversationId: string, partner: string): Promise<IncomingMessageRow[]> {
  const where = { conversationId, partner, failure: 'UNMATCHED', takenAt: IsNull() }
  return tx.find(IncomingMessageEntity, { where, order: { noticedAt: 'ASC' }, lock: { mode: 'pessimistic_write' } })
}

/** The messages whose content is in a case, oldest first. */
export function takenIn(em: EntityManager, caseId: string): Promise<IncomingMessageRow[]> {
  const where = { caseId, takenAt: Not(IsNull()) }
  return em.find(IncomingMessageEntity, { where, order: { noticedAt: 'ASC', message: 'ASC' } })
}
