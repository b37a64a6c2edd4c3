import { createHash } from 'node:crypto'
import type pg from 'pg'
import { migrate } from '../migrate.ts'
import type { MigrationClass } from '../migrations/migration-class.ts'
import { openPool } from '../postgres/open.ts'
import { asAdmin, postgres } from './postgres.ts'
import { testPassword } from './server-of-run.ts'

/**
 * A database for one test file, copied from a template that is migrated once per run, and owned by `role`: as in
 * production, nobody else's credential opens it.
 */
export async function createDatabase(name: string, role: string, migrations: MigrationClass[]): Promise<string> {
  await asAdmin('postgres', async (admin) => {
    const template = migrations.length > 0 ? await templateFor(admin, migrations) : 'template1'
    await createRole(admin, role)
    await copy(admin, template, name, role)
    await admin.query(`REVOKE ALL ON DATABASE "${name}" FROM PUBLIC`)
  })
  if (migrations.length > 0) await asAdmin(name, (admin) => admin.query(`REASSIGN OWNED BY migrator TO "${role}"`))
  return (await postgres()).url(name, role)
}

/** Drops a database, whoever is still connected. */
export async function dropDatabase(name: string): Promise<void> {
  await asAdmin('postgres', (admin) => admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
}

/** Copies a database as it is now, as a backup would hold it. Nobody may be connected to it. */
export async function copyDatabase(from: string, to: string, role: string): Promise<string> {
  await asAdmin('postgres', (admin) => copy(admin, from, to, role))
  return (await postgres()).url(to, role)
}

async function copy(admin: pg.Client, from: string, to: string, role: string): Promise<void> {
  await admin.query(`CREATE DATABASE "${to}" TEMPLATE "${from}" OWNER "${role}" STRATEGY file_copy`)
}

const templates = new Map<MigrationClass[], string>()

/** The template with these migrations: whoever comes first makes it, under a lock, and the others wait. */
async function templateFor(admin: pg.Client, migrations: MigrationClass[]): Promise<string> {
  const known = templates.get(migrations)
  if (known) return known
  const text = migrations.map((migration) => JSON.stringify(new migration()) + String(migration)).join('\n')
  const name = `template_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name])
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
  if (rowCount === 0) await makeTemplate(admin, name, migrations)
  await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [name])
  templates.set(migrations, name)
  return name
}

async function makeTemplate(admin: pg.Client, name: string, migrations: MigrationClass[]): Promise<void> {
  const building = `${name}_building`
  await createRole(admin, 'migrator')
  await admin.query(`DROP DATABASE IF EXISTS "${building}" WITH (FORCE)`)
  await admin.query(`CREATE DATABASE "${building}" STRATEGY file_copy`)
  await asAdmin(building, (inside) => inside.query('GRANT CREATE ON SCHEMA public TO migrator'))
  const { url } = await postgres()
  const pool = await openPool({ url: url(building, 'migrator'), name: 'tests', migrations, max: 2 })
  try {
    await migrate(pool)
  } finally {
    await pool.destroy()
  }
  await admin.query(`ALTER DATABASE "${building}" RENAME TO "${name}"`)
}

async function createRole(admin: pg.Client, role: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  if (rowCount !== 0) return
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', ['roles'])
  const { rowCount: meanwhile } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  if (meanwhile === 0) await admin.query(`CREATE ROLE "${role}" LOGIN PASSWORD '${testPassword}'`)
  await admin.query('SELECT pg_advisory_unlock(hashtext($1))', ['roles'])
}
