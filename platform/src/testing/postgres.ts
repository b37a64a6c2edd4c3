import pg from 'pg'
import { presentRunFolder } from './run-folder.ts'
import { portOfRun, testPassword } from './server-of-run.ts'

/** The PostgreSQL server of this test run. */
export interface TestServer {
  port: number
  /** Connection text of a role for a database; without a role, of the superuser. */
  url(database: string, role?: string): string
}

let known: Promise<TestServer> | undefined

/** The server of this run. The first caller of all workers starts it, the others wait for it. */
export function postgres(): Promise<TestServer> {
  known ??= portOfRun(presentRunFolder()).then(toServer)
  return known
}

function toServer(port: number): TestServer {
  return {
    port,
    url: (database, role = 'postgres') => `postgres://${role}:${testPassword}@127.0.0.1:${port}/${database}`,
  }
}

/** Works on a database as superuser, on a connection of its own. */
export async function asAdmin<T>(database: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const { url } = await postgres()
  const admin = new pg.Client({ connectionString: url(database) })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
