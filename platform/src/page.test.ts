import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pageSize, readPageToken, writePageToken } from './page.ts'

const keys = new Map(['ca-east', 'ca-west'].map((tenant) => [tenant, randomBytes(32)]))
const ring = { indexKey: async (tenant: string) => ({ version: 1, key: keys.get(tenant) ?? Buffer.alloc(32) }) }
const of = { tenant: 'ca-east', rpc: 'ListCases', filter: { status: 'draft' } }
const refused = { reason: 'PAGE_TOKEN_INVALID' }

test('a token gives back its position', () =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (position) => {
      const json = JSON.parse(JSON.stringify(position))
      expect(await readPageToken(ring, of, await writePageToken(ring, of, json))).toEqual(json)
    }),
  ))

test('a token of another tenant, method or filter is refused', async () => {
  const token = await writePageToken(ring, of, { id: 1 })
  for (const other of [
    { ...of, tenant: 'ca-west' },
    { ...of, rpc: 'ListTasks' },
    { ...of, filter: { status: 'closed' } },
  ])
    await expect(readPageToken(ring, other, token)).rejects.toMatchObject(refused)
})

test('anything else is refused', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), async (token) => {
      await expect(readPageToken(ring, of, token)).rejects.toMatchObject(refused)
    }),
  ))

test('no position, no token; no token, first page', async () => {
  expect(await writePageToken(ring, of, undefined)).toBe('')
  expect(await readPageToken(ring, of, '')).toBeUndefined()
})

test('page sizes are kept within bounds', () => {
  expect([pageSize(0), pageSize(7), pageSize(5_000)]).toEqual([50, 7, 1_000])
  expect(() => pageSize(-1)).toThrow()
})
