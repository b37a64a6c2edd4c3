import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { forgetOldRequests, idempotent } from './idempotent.ts'
import { platformMigrations } from './migrations/platform.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'
import { inTenant } from './unit.ts'

let at: TestTenants
let done = 0

beforeAll(async () => {
  at = await testTenants('repeating', [], platformMigrations)
})

afterAll(() => at.close())

const work = async () => `thing ${++done}`

function change(requestId: string, content = 'a', tenant = 'ca-east', subject = 'user-1', effect = work) {
  const ctx = { actor: { subject, kind: 'user' as const, roles: [] } }
  return inTenant({ dbs: at.dbs }, { tenant }, (tx) =>
    idempotent(tx, ctx, 'Change', requestId, Buffer.from(content), effect),
  )
}

test('a repeated request gives the first answer and does nothing', async () => {
  const id = randomUUID()
  const first = await change(id)
  const before = done
  expect(await change(id)).toBe(first)
  expect(done).toBe(before)
})

test('requests at once with one id do the work once', async () => {
  const id = randomUUID()
  const before = done
  const answers = await Promise.all(Array.from({ length: 4 }, () => change(id)))
  expect(new Set(answers).size).toBe(1)
  expect(done).toBe(before + 1)
})

test('the same id with other content is refused', async () => {
  const id = randomUUID()
  await change(id)
  await expect(change(id, 'b')).rejects.toMatchObject({ reason: 'REQUEST_ID_REUSED' })
})

test('callers and tenants have ids of their own', async () => {
  const id = randomUUID()
  const answers = [await change(id), await change(id, 'a', 'ca-west'), await change(id, 'a', 'ca-east', 'user-2')]
  expect(new Set(answers).size).toBe(3)
})

test('a change that failed may be tried again with its id', async () => {
  const id = randomUUID()
  const fails = () => Promise.reject(new Error('no'))
  await expect(change(id, 'a', 'ca-east', 'user-1', fails)).rejects.toThrow()
  expect(await change(id)).toMatch(/^thing/)
})

test('what is no UUID is refused', async () => {
  await expect(change('1')).rejects.toMatchObject({ reason: 'REQUEST_ID_INVALID' })
})

test('old requests are forgotten, recent ones are not', async () => {
  const [old, recent] = [randomUUID(), randomUUID()]
  const first = await change(recent, 'a', 'ca-west')
  await change(old, 'a', 'ca-west')
  await inTenant({ dbs: at.dbs }, { tenant: 'ca-west' }, async (tx) => {
    await tx.query(`UPDATE request_ids SET created_at = now() - interval '8 days' WHERE request_id = $1`, [old])
    expect(await forgetOldRequests(tx)).toBe(1)
  })
  expect(await change(recent, 'a', 'ca-west')).toBe(first)
})
