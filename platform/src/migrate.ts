import { type DataSource, type EntityManager, MigrationExecutor, type QueryRunner } from 'typeorm'
import { Fault } from './errors.ts'
import { checkOrder } from './migration-order.ts'

export type { MigrationClass } from './migrations/migration-class.ts'
export { platformMigrations } from './migrations/platform.ts'
export { sqlMigration } from './migrations/sql-migration.ts'

/**
 * Applies what is pending, oldest first, each migration in its own transaction. An advisory lock makes processes that
 * start together wait for one another (TypeORM has no lock of its own). Answers the names applied.
 */
export async function migrate(pool: DataSource): Promise<string[]> {
  if ((await pendingOf(pool)).length === 0) return []
  const runner = pool.createQueryRunner()
  try {
    await lock(runner)
    await pendingOf(pool, runner.manager)
    const executor = new MigrationExecutor(pool, runner)
    executor.transaction = 'each'
    const applied = await executor.executePendingMigrations()
    return applied.map((migration) => migration.name)
  } finally {
    await unlock(runner).catch(() => undefined)
    await runner.release()
  }
}

/** Throws unless the schema is at head: what a process asks that leaves migrating to a job. */
export async function expectHead(pool: DataSource): Promise<void> {
  const pending = await pendingOf(pool)
  if (pending.length > 0) throw new Fault(`the schema lacks ${pending.join(', ')}`)
}

/** Names of the migrations that the database lacks; throws when their order could not be kept. */
async function pendingOf(pool: DataSource, connection = pool.manager): Promise<string[]> {
  const known = pool.migrations.map((migration) => migration.name ?? migration.constructor.name)
  const applied = await appliedIn(connection)
  checkOrder(known, applied)
  return known.filter((name) => !applied.includes(name))
}

async function appliedIn(connection: EntityManager): Promise<string[]> {
  const [{ found }] = await connection.query(`SELECT to_regclass('migrations') IS NOT NULL AS found`)
  if (!found) return []
  const rows: { name: string }[] = await connection.query('SELECT name FROM migrations ORDER BY id')
  return rows.map((row) => row.name)
}

/** Waits without limit: another process may migrate for long. A migration itself may take its time, its locks not. */
async function lock(runner: QueryRunner): Promise<void> {
  await runner.query('SET statement_timeout = 0')
  await runner.query('SET lock_timeout = 0')
  await runner.query(`SELECT pg_advisory_lock(hashtext('migrate'))`)
  await runner.query('RESET lock_timeout')
}

async function unlock(runner: QueryRunner): Promise<void> {
  await runner.query(`SELECT pg_advisory_unlock(hashtext('migrate'))`)
  await runner.query('RESET statement_timeout')
}
