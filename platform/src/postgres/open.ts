import { DataSource, type EntitySchema, type Logger } from 'typeorm'
import type { MigrationClass } from '../migrations/migration-class.ts'
import { PreparingClient } from './prepared.ts'

/** Limits that keep one slow statement or forgotten transaction from holding up an authority. */
const limits = {
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000,
}

// TypeORM would print to the console, past our log and its redaction; errors reach us as errors.
const silent: Logger = {
  log: () => undefined,
  logMigration: () => undefined,
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
}

/** What a pool is opened with. */
export interface PoolOptions {
  url: string
  /** Shown by the server's own list of connections. */
  name: string
  entities?: EntitySchema[]
  migrations?: MigrationClass[]
  /** Most connections at a time. */
  max: number
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  onBroken?: (error: Error) => void
}

/** Opens a pool; it has proved one connection when the promise resolves. */
export async function openPool(options: PoolOptions): Promise<DataSource> {
  const { url, name, entities = [], migrations = [], max, onBroken } = options
  const pool = new DataSource({
    type: 'postgres',
    url,
    applicationName: name,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logger: silent,
    installExtensions: false,
    // Without a listener an idle connection that breaks (57P01) would end the process.
    poolErrorHandler: (error: Error) => onBroken?.(error),
    extra: { max, ...limits, Client: PreparingClient },
  })
  return pool.initialize()
}
