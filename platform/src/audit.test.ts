import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { audit, auditRefusal, verifyAudit } from './audit.ts'
import { chainAudit } from './audit-chain.ts'
import { platformMigrations } from './migrate.ts'
import { testCtx } from './testing/ctx.ts'
import { asAdmin } from './testing/postgres.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'
import { inTenant } from './unit.ts'

let authorities: TestTenants
let pool: DataSource
const east = testCtx('ca-east')
const name = 'tenants/ca-east/cases/1'

beforeEach(async () => {
  authorities = await testTenants('cases', [], platformMigrations)
  pool = await authorities.dbs.get('ca-east')
  await inTenant(authorities, east, async (tx) => {
    for (let n = 1; n <= 5; n++)
      await audit(tx, east, { action: 'case.read', name, outcome: 'done', basis: `line-${n}` })
  })
})
afterEach(() => authorities.close())

function chain(limit = 100): Promise<number> {
  return pool.transaction((tx) => chainAudit(tx, limit))
}

/** What somebody with every right on the server could do, past the trigger. */
async function tamper(sql: string): Promise<void> {
  const [{ name: database }] = await pool.query('SELECT current_database() AS name')
  await asAdmin(database, (admin) => admin.query(`SET session_replication_role = replica; ${sql}`))
}

describe('the audit log', () => {
  test('says who did what to which resource, and why', async () => {
    const [line] = await pool.query('SELECT * FROM audit ORDER BY seq LIMIT 1')
    const { actor, requestId } = east
    expect(line).toMatchObject({ actor: actor.subject, actor_kind: 'user', action: 'case.read', name, outcome: 'done' })
    expect(line).toMatchObject({ basis: 'line-1', request_id: requestId, position: null, hash: null })
  })

  test('a refused call leaves its line although its own transaction is gone', async () => {
    await auditRefusal(authorities, east, { action: 'case.read', name, reason: 'WRONG_TENANT' })
    const [line] = await pool.query(`SELECT outcome, reason FROM audit ORDER BY seq DESC LIMIT 1`)
    expect(line).toEqual({ outcome: 'refused', reason: 'WRONG_TENANT' })
  })

  test.each(['UPDATE audit SET actor = $$nobody$$', 'DELETE FROM audit', 'TRUNCATE audit'])(
    'refuses %s',
    async (sql) => {
      await expect(pool.query(sql)).rejects.toThrow(/append-only/)
      await chain()
      await expect(pool.query(sql)).rejects.toThrow(/append-only/)
      await expect(pool.query('UPDATE audit SET position = position + 10')).rejects.toThrow(/append-only/)
    },
  )
})

describe('the chain', () => {
  test('grows in batches and holds', async () => {
    expect((await verifyAudit(pool)).head.position).toBe(0n)
    expect([await chain(2), await chain(2), await chain(2), await chain(2)]).toEqual([2, 2, 1, 0])
    expect(await verifyAudit(pool)).toMatchObject({ head: { position: 5n }, finding: undefined })
  })

  test.each([
    ['a changed line', `UPDATE audit SET actor = 'nobody' WHERE position = 3`, { kind: 'changed', position: 3n }],
    [
      'a line changed to nothing',
      `UPDATE audit SET basis = NULL WHERE position = 4`,
      { kind: 'changed', position: 4n },
    ],
    ['a removed line', 'DELETE FROM audit WHERE position = 2', { kind: 'missing', position: 2n }],
    ['the end cut off', 'DELETE FROM audit WHERE position = 5', { kind: 'cut', position: 5n }],
    [
      'a line put in between',
      `UPDATE audit SET position = position + 100 WHERE position >= 3;
       UPDATE audit SET position = position - 99 WHERE position > 100;
       INSERT INTO audit (actor, actor_kind, action, name, outcome, request_id, position, hash)
       SELECT 'x', 'user', 'case.read', 'n', 'done', 'r', 3, hash FROM audit WHERE position = 4`,
      { kind: 'changed', position: 3n },
    ],
    [
      'a line added past the relay',
      `INSERT INTO audit (actor, actor_kind, action, name, outcome, request_id, position, hash)
       VALUES ('x', 'user', 'case.read', 'n', 'done', 'r', 6, sha256(''))`,
      { kind: 'appended', position: 6n },
    ],
    ['a changed end', `UPDATE audit_head SET hash = sha256('')`, { kind: 'changed', position: 5n }],
  ])('shows %s', async (_, sql, finding) => {
    await chain()
    await tamper(sql)
    expect((await verifyAudit(pool)).finding).toEqual(finding)
  })

  test('made anew as a whole, it still differs from an anchor noted outside', async () => {
    await chain()
    const { head } = await verifyAudit(pool)
    await tamper(`UPDATE audit SET actor = 'nobody' WHERE position = 2;
                  UPDATE audit SET position = NULL, hash = NULL;
                  UPDATE audit_head SET position = 0, hash = ''`)
    await chain()
    expect((await verifyAudit(pool)).finding).toBeUndefined()
    expect((await verifyAudit(pool, head)).finding).toEqual({ kind: 'changed', position: 5n })
  })
})
