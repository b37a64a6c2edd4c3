import type { Log } from '@sustento/platform/log'
import type { Loop } from '@sustento/platform/loop'
import { type Repeating, repeat } from '@sustento/platform/repeat'
import type { DataSource, QueryRunner } from 'typeorm'

const claim = `SELECT pg_try_advisory_lock(hashtext('access-point')) AS mine`

/** The right to work with a database and its folders, which one process has at a time. */
export interface Ownership {
  /** Sees that the right is still ours, and takes it again when the database was away. */
  watch: Loop
  release(): Promise<void>
}

/**
 * Takes the right to a database, or gives undefined when another process has it. It is tied to a connection, so the right
 * of a process that was killed ends with it. `lost` is called when another process has taken it meanwhile.
 */
export async function own(db: DataSource, log: Log, lost: () => void): Promise<Ownership | undefined> {
  let runner: QueryRunner | undefined = await take(db)
  if (!runner) return undefined
  const check = async () => {
    const held = await runner?.query('SELECT 1').catch(() => undefined)
    if (held) return false
    await runner?.release().catch(() => undefined)
    runner = undefined
    runner = await take(db)
    if (!runner) lost()
    return false
  }
  let repeating: Repeating | undefined
  return {
    watch: {
      name: 'ownership',
      start() {
        repeating = repeat({ log, name: 'ownership', work: check, pollMs: 2000, longestBackOffMs: 2000 })
      },
      async stop() {
        await repeating?.stop()
      },
    },
    async release() {
      await runner?.release()
    },
  }
}

async function take(db: DataSource): Promise<QueryRunner | undefined> {
  const runner = db.createQueryRunner()
  const [{ mine }] = await runner.query(claim)
  if (mine) return runner
  await runner.release()
  return undefined
}
