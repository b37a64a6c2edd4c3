import { expect, test } from '@jest/globals'
import { asAdmin, postgres } from './postgres.ts'

test('one real server serves the whole run', async () => {
  const [one, other] = await Promise.all([postgres(), postgres()])
  expect(one.port).toBe(other.port)
  const { rows } = await asAdmin('postgres', (admin) => admin.query('SHOW server_version_num'))
  expect(Number(rows[0].server_version_num)).toBeGreaterThanOrEqual(150000)
})
