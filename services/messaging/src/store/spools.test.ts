import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { dayOf } from '@sustento/platform/chunks/object-day'
import { testTenants } from '@sustento/platform/testing/tenants'
import { v7 } from 'uuid'
import { pieces, whole } from '../testing/chunks.ts'
import { contentWriter, readContent } from './content.ts'
import { migrations } from './migrations.ts'
import { beginSpool, discardSpool, keepSpool, sweepSpools } from './spools.ts'

const tenants = await testTenants('messaging', [], migrations)
const db = await tenants.dbs.get('ca-east')
const key = randomBytes(32)
const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T11:00:00Z')
afterAll(() => tenants.close())

const content = randomBytes((2 << 20) + 17)
const placeOf = (id: string) => ({ tenant: 'ca-east', content: id, part: 0 })

async function spool(): Promise<string> {
  const id = v7()
  await beginSpool(db, id, now)
  const writer = contentWriter(db, key, placeOf(id))
  for await (const piece of pieces(content, 300_000)) await writer.write(Buffer.from(piece))
  await writer.end()
  return id
}

const chunksOf = async (id: string) => {
  const [{ count }] = await db.query('SELECT count(*)::int AS count FROM chunks WHERE content = $1', [id])
  return count
}

describe('a content', () => {
  test('is sealed chunk by chunk in the partition of its day and read back', async () => {
    const id = await spool()
    expect((await whole(readContent(db, key, placeOf(id)))).equals(content)).toBe(true)
    expect(await chunksOf(id)).toBe(3)
    const [{ partition }] = await db.query(
      'SELECT tableoid::regclass::text AS partition FROM chunks WHERE content = $1',
      [id],
    )
    expect(partition).toBe(`chunks_${dayOf(id).replaceAll('-', '')}`)
  })

  test('does not open in another place', async () => {
    const id = await spool()
    await expect(whole(readContent(db, key, { ...placeOf(id), tenant: 'ca-west' }))).rejects.toThrow()
    await db.query('UPDATE chunks SET part = 1 WHERE content = $1', [id])
    await expect(whole(readContent(db, key, { ...placeOf(id), part: 1 }))).rejects.toThrow()
  })

  test('that belongs to a message is kept; one that nobody finished is swept with its chunks', async () => {
    const [kept, left, fresh] = [await spool(), await spool(), await spool()]
    await db.transaction((tx) => keepSpool(tx, kept))
    await db.query('UPDATE spools SET begun_at = $2 WHERE content = $1', [fresh, later])
    await sweepSpools(db, later)
    await discardSpool(db, kept)
    expect(await Promise.all([kept, left, fresh].map(chunksOf))).toEqual([3, 0, 3])
  })

  test('that was swept cannot be kept', async () => {
    const id = await spool()
    await discardSpool(db, id)
    await expect(db.transaction((tx) => keepSpool(tx, id))).rejects.toThrow('was swept')
  })

  test('of several writers at once finds its partition', async () => {
    const fresh = await testTenants('messaging', [], migrations)
    const pool = await fresh.dbs.get('ca-west')
    await Promise.all(Array.from({ length: 5 }, () => beginSpool(pool, v7(), now)))
    expect(await pool.query('SELECT 1 FROM spools')).toHaveLength(5)
    await fresh.close()
  })
})
