import type { EntityManager } from 'typeorm'

/** A statement that writes, with its values. */
export interface Statement {
  sql: string
  values: unknown[]
}

/**
 * Runs statements in one round trip. None sees what another one writes, no two may write the same row, and the order
 * is PostgreSQL's; foreign keys are checked when all are done.
 */
export async function together(tx: EntityManager, statements: Statement[]): Promise<void> {
  const values: unknown[] = []
  const parts = statements.map((statement, index) => {
    const before = values.length
    values.push(...statement.values)
    return `s${index} AS (${statement.sql.replace(/\$(\d+)/g, (_, number) => `$${before + Number(number)}`)})`
  })
  await tx.query(`WITH ${parts.join(', ')} SELECT`, values)
}
