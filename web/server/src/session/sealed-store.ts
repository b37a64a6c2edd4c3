import connectPgSimple from 'connect-pg-simple'
import session, { type SessionData } from 'express-session'
import type { Pool } from 'pg'
import { openSession, rowOf, type StoredSession, sealSession } from './stored-session.ts'

type Done = (error?: unknown) => void
type Got = (error: unknown, data?: SessionData | null) => void

const PgStore = connectPgSimple(session)

/** What the store needs. */
export interface SealedStoreOptions {
  pool: Pool
  key: Buffer
  /** How long a session outlives its last request. */
  idleSeconds: number
  /** Told when expired sessions could not be removed. */
  onPruneFailed: (error: unknown) => void
}

/** connect-pg-simple with sealed content and hashed ids. */
export class SealedStore extends session.Store {
  readonly #inner: InstanceType<typeof PgStore>
  readonly #key: Buffer

  constructor({ pool, key, idleSeconds, onPruneFailed }: SealedStoreOptions) {
    super()
    this.#key = key
    this.#inner = new PgStore({ pool, ttl: idleSeconds, errorLog: (_text, error) => onPruneFailed(error) })
  }

  override get(id: string, got: Got): void {
    const row = rowOf(id)
    this.#inner.get(row, (error: unknown, stored?: unknown) => {
      if (error || !stored) return got(error, null)
      got(null, openSession(this.#key, row, stored as StoredSession) ?? null)
    })
  }

  override set(id: string, data: SessionData, done?: Done): void {
    const row = rowOf(id)
    this.#inner.set(row, sealSession(this.#key, row, data) as SessionData, done)
  }

  override destroy(id: string, done?: Done): void {
    this.#inner.destroy(rowOf(id), done)
  }

  override touch(id: string, data: SessionData, done?: () => void): void {
    this.#inner.touch(rowOf(id), data, done)
  }

  /** Stops removing expired sessions. */
  close(): void {
    this.#inner.close()
  }
}
