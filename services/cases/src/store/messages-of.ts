import type { EntityManager } from 'typeorm'

/** Names of the messages of a case, received and sent. */
export async function messagesOf(tx: EntityManager, caseId: string): Promise<string[]> {
  const rows: { message: string }[] = await tx.query(
    `SELECT message FROM submissions WHERE case_id = $1 AND message <> ''
     UNION SELECT message FROM incoming_messages WHERE case_id = $1
     ORDER BY message`,
    [caseId],
  )
  return rows.map(({ message }) => message)
}
