import type { EntityManager } from 'typeorm'
import { codeOf } from './failure.ts'
import { markFacts } from './hint.ts'

/** A statement that writes, with its values. */
export interface Statement {
  sql: string
  values: unknown[]
  /** It has to write: it returns the rows that it wrote, and when there are none nothing that runs with it has happened. */
  must?: true
  /** It tells a fact. */
  isFact?: true
}

/** A statement that had to write something did not: somebody else was faster. Nothing has happened. */
export class NothingWritten extends Error {}

/**
 * Runs statements in one round trip. None sees what another one writes, no two may write the same row, those that have
 * to write come first, the order of the others is PostgreSQL's; foreign keys are checked when all are done. Outside of a
 * transaction they are one by themselves.
 */
export async function together(tx: EntityManager, statements: Statement[]): Promise<void> {
  const values: unknown[] = []
  const parts = statements.map((statement, index) => {
    const before = values.length
    values.push(...statement.values)
    return `s${index} AS (${statement.sql.replace(/\$(\d+)/g, (_, number) => `$${before + Number(number)}`)})`
  })
  const written = statements.flatMap(({ must }, index) => (must ? [`(SELECT count(*) FROM s${index})`] : []))
  // PostgreSQL ends a statement by an error alone: this one divides by zero when nothing was written.
  const check = written.length === 0 ? '' : ` 1 / least(${written.join(', ')})`
  try {
    await tx.query(`WITH ${parts.join(', ')} SELECT${check}`, values)
  } catch (error) {
    throw codeOf(error) === divisionByZero ? new NothingWritten('somebody else was faster', { cause: error }) : error
  }
  if (statements.some(({ isFact }) => isFact)) markFacts(tx)
}

const divisionByZero = '22012'
