import type { Statement } from '@sustento/platform/postgres/together'
import type { EntityManager } from 'typeorm'

/** What happened to a received message and asks for an evidence, in the order in which it happens. */
export type WorkStep = (typeof steps)[number]

const steps = ['arrived', 'not-taken-over', 'taken-over', 'not-opened', 'opened'] as const

const inOrder = `'{${steps.join()}}'::text[]`

/** Something to be done about a message. */
export interface EcodexWork {
  message: string
  step: WorkStep
  /** When it happened. */
  at: Date
}

/** Remembers what is to be done, in the transaction of its cause. A second time changes nothing. */
export async function insertWork(tx: EntityManager, work: EcodexWork): Promise<void> {
  const { sql, values } = workStatement(work)
  await tx.query(sql, values)
}

/** The statement that does so, to be run with others of its transaction. */
export function workStatement({ message, step, at }: EcodexWork): Statement {
  return {
    sql: 'INSERT INTO ecodex_work (message, step, at, next_at) VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING',
    values: [message, step, at],
  }
}

/** The next thing to be done. A later step of a message waits for those before it, so that evidences leave in order. */
export async function nextWork(tx: EntityManager, now: Date): Promise<EcodexWork | undefined> {
  const rows: EcodexWork[] = await tx.query(
    `SELECT message, step, at FROM ecodex_work w
      WHERE next_at <= $1
        AND NOT EXISTS (SELECT 1 FROM ecodex_work e
                         WHERE e.message = w.message
                           AND array_position(${inOrder}, e.step)
                             < array_position(${inOrder}, w.step))
      ORDER BY next_at, message LIMIT 1`,
    [now],
  )
  return rows[0]
}

/** Whether something is still to be done about a message that has happened to it. */
export async function isToBeDone(tx: EntityManager, message: string, step: WorkStep): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM ecodex_work WHERE message = $1 AND step = $2', [message, step])
  return rows.length > 0
}

/** It is done; false when another replica was faster. */
export async function endWork(tx: EntityManager, { message, step }: EcodexWork): Promise<boolean> {
  const [rows]: [unknown[]] = await tx.query(
    'DELETE FROM ecodex_work WHERE message = $1 AND step = $2 RETURNING message',
    [message, step],
  )
  return rows.length === 1
}

/** It could not be done: later. */
export async function postponeWork(tx: EntityManager, { message, step }: EcodexWork, until: Date): Promise<void> {
  await tx.query('UPDATE ecodex_work SET next_at = $3 WHERE message = $1 AND step = $2', [message, step, until])
}
