import pg from 'pg'

const limits = {
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  statement_timeout: 10_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
}

// The columns that connect-pg-simple asks for. Expand only, as all migrations.
const table = `
  CREATE TABLE IF NOT EXISTS session (
    sid    text PRIMARY KEY,
    sess   json NOT NULL,
    expire timestamptz NOT NULL
  );
  CREATE INDEX IF NOT EXISTS session_expire ON session (expire);`

/** The web's own database, which holds sessions and nothing else. */
export async function openSessionDatabase(
  url: string,
  max: number,
  onBroken: (error: Error) => void,
): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'sustento-web', ...limits })
  // without a listener an idle connection that breaks would end the process
  pool.on('error', onBroken)
  await inTransaction(pool, async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('migrate'))`)
    await tx.query(table)
  }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  return pool
}

/** One transaction on a connection of its own. */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  const tx = await pool.connect()
  let broken: Error | undefined
  try {
    await tx.query('BEGIN')
    const result = await work(tx)
    await tx.query('COMMIT')
    return result
  } catch (error) {
    await tx.query('ROLLBACK').catch((cause: Error) => {
      broken = cause
    })
    throw error
  } finally {
    tx.release(broken)
  }
}
