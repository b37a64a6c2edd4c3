import pg from 'pg'
import type { OwnServer } from './own-server.ts'

/**
 * Makes what is missing of the databases whose names and passwords are given, each with a role of its own: the
 * credential is the wall. Gives their connection texts by name.
 */
export async function ownDatabases(
  server: OwnServer,
  passwords: Record<string, string>,
): Promise<Record<string, string>> {
  const { port, password } = server
  const admin = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  await admin.connect()
  try {
    for (const [name, secret] of Object.entries(passwords)) await make(admin, name, secret)
  } finally {
    await admin.end()
  }
  return Object.fromEntries(
    Object.entries(passwords).map(([name, secret]) => [name, `postgres://${name}:${secret}@127.0.0.1:${port}/${name}`]),
  )
}

async function make(admin: pg.Client, name: string, password: string): Promise<void> {
  const known = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (known.rowCount !== 0) return
  const id = pg.escapeIdentifier(name)
  const role = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  if (role.rowCount === 0) await admin.query(`CREATE ROLE ${id} LOGIN PASSWORD ${pg.escapeLiteral(password)}`)
  await admin.query(`CREATE DATABASE ${id} OWNER ${id}`)
  await admin.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`)
}
