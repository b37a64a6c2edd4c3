import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { audit } from './audit.ts'
import { chainAudit } from './audit-chain.ts'
import { auditVerify } from './audit-command.ts'
import { platformMigrations } from './migrate.ts'
import { testCtx } from './testing/ctx.ts'
import { recordingLog } from './testing/log.ts'
import { asAdmin } from './testing/postgres.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'

let at: TestTenants
const ctx = testCtx('ca-east')

beforeAll(async () => {
  at = await testTenants('cases', [], platformMigrations)
  for (const { id } of at.tenants) {
    const pool = await at.dbs.get(id)
    await pool.transaction(async (tx) => {
      await audit(tx, ctx, { action: 'case.read', name: `tenants/${id}/cases/1`, outcome: 'done' })
      await chainAudit(tx, 10)
    })
  }
})
afterAll(() => at.close())

test('every tenant is verified; one broken chain makes the command fail and is named', async () => {
  const before = recordingLog()
  expect(await auditVerify(at.dbs, at.tenants, before.log)).toBe(true)
  expect(before.lines.map(({ tenant, position }) => [tenant, position])).toEqual([
    ['ca-east', '1'],
    ['ca-west', '1'],
  ])
  const [{ hash }] = before.lines as [{ hash: string }]
  expect(await auditVerify(at.dbs, at.tenants, before.log, [`ca-east:1:${hash}`])).toBe(true)
  expect(await auditVerify(at.dbs, at.tenants, before.log, [`ca-east:1:${'0'.repeat(64)}`])).toBe(false)
  await expect(auditVerify(at.dbs, at.tenants, before.log, ['ca-east:1'])).rejects.toThrow('tenant:position:hash')
  const [{ name }] = await (await at.dbs.get('ca-west')).query('SELECT current_database() AS name')
  await asAdmin(name, (admin) => admin.query(`SET session_replication_role = replica; UPDATE audit SET actor = 'x'`))
  const after = recordingLog()
  expect(await auditVerify(at.dbs, at.tenants, after.log)).toBe(false)
  expect(after.lines).toMatchObject([
    { tenant: 'ca-east', level: 'info' },
    { tenant: 'ca-west', kind: 'changed', at: '1' },
  ])
})

test('a tenant that cannot be read does not pass for verified', async () => {
  const { log, lines } = recordingLog()
  expect(await auditVerify(at.dbs, [{ id: 'ca-north' }], log)).toBe(false)
  expect(lines).toMatchObject([{ tenant: 'ca-north', level: 'error' }])
})
