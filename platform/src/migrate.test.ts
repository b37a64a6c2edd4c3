import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { expectHead, type MigrationClass, migrate, platformMigrations, sqlMigration } from './migrate.ts'
import { openPool } from './postgres/open.ts'
import { createDatabase, dropDatabase } from './testing/databases.ts'

let name: string
let url: string
let pools: DataSource[] = []

beforeEach(async () => {
  name = `migrate_${randomUUID().slice(0, 8)}`
  url = await createDatabase(name, 'ca-east', [])
})
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()))
  pools = []
  await dropDatabase(name)
})

async function release(migrations: MigrationClass[]): Promise<DataSource> {
  const pool = await openPool({ url, name: 'tests', migrations, max: 1 })
  pools.push(pool)
  return pool
}

const later = sqlMigration('Later1799000000002', 'CREATE TABLE later ()')
const between = sqlMigration('Between1799000000001', 'CREATE TABLE between_two ()')
const broken = sqlMigration('Broken1799000000003', 'CREATE TABLE half (); SELECT 1 / 0')

test('applies what is pending, once', async () => {
  const pool = await release([...platformMigrations, later])
  expect(await migrate(pool)).toHaveLength(platformMigrations.length + 1)
  expect(await migrate(pool)).toEqual([])
  await expectHead(pool)
})

test('processes that start together migrate once', async () => {
  const all = await Promise.all([1, 2, 3].map(() => release([...platformMigrations, later])))
  const applied = await Promise.all(all.map(migrate))
  expect(applied.flat()).toHaveLength(platformMigrations.length + 1)
})

test('a process that does not migrate says what the schema lacks', async () => {
  await expect(expectHead(await release([later]))).rejects.toThrow(/lacks Later1799000000002/)
})

test('a migration older than what the database has is refused and nothing is applied', async () => {
  await migrate(await release([later]))
  await expect(migrate(await release([between, later]))).rejects.toThrow(/Between1799000000001/)
})

test('a failing migration leaves nothing of itself, and those before it stay', async () => {
  const pool = await release([later, broken])
  await expect(migrate(pool)).rejects.toThrow(/division by zero/)
  const tables = await pool.query(`SELECT to_regclass('later') AS later, to_regclass('half') AS half`)
  expect(tables).toEqual([{ later: 'later', half: null }])
  expect(await migrate(await release([later]))).toEqual([])
})

test('a migration cannot be undone', async () => {
  const pool = await release([later])
  await migrate(pool)
  await expect(pool.undoLastMigration()).rejects.toThrow(/only go forward/)
})
