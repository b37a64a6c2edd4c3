import type { MigrationInterface, QueryRunner } from 'typeorm'
import type { MigrationClass } from './migration-class.ts'

/** A migration that runs the given SQL, which may hold several statements. Forward only. */
export function sqlMigration(name: string, sql: string): MigrationClass {
  return class implements MigrationInterface {
    readonly name = name
    /** Part of what test templates are told apart by. */
    readonly sql = sql
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql)
    }
    async down(): Promise<void> {
      throw new Error(`${name} cannot be undone: migrations only go forward`)
    }
  }
}
