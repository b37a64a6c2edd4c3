import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { dayOf } from '@sustento/platform/chunks/object-day'
import { NothingWritten, together } from '@sustento/platform/postgres/together'
import { testTenants } from '@sustento/platform/testing/tenants'
import { v7 } from 'uuid'
import { pieces, whole } from '../testing/chunks.ts'
import { contentWriter, readContent } from './content.ts'
import { migrations } from './migrations.ts'
import { openSpool, type Spool, sweepSpools } from './spools.ts'

const tenants = await testTenants('messaging', [], migrations)
const db = await tenants.dbs.get('ca-east')
const key = randomBytes(32)
const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T11:00:00Z')
afterAll(() => tenants.close())

const content = randomBytes((2 << 20) + 17)
const placeOf = (id: string) => ({ tenant: 'ca-east', content: id, part: 0 })

async function spool(bytes = content) {
  const id = v7()
  const spool = openSpool(db, id, now)
  const writer = contentWriter(spool, key, placeOf(id))
  for await (const piece of pieces(bytes, 300_000)) await writer.write(Buffer.from(piece))
  await writer.end()
  return { ...spool, id }
}

const keep = (one: Spool) => together(db.manager, one.keep())
const read = (id: string, place = placeOf(id), size = content.length) => whole(readContent(db, key, place, size))

const chunksOf = async (id: string) => {
  const [{ count }] = await db.query('SELECT count(*)::int AS count FROM chunks WHERE content = $1', [id])
  return count
}

describe('a content', () => {
  test('is sealed chunk by chunk in the partition of its day and read back', async () => {
    const { id } = await spool()
    expect((await read(id)).equals(content)).toBe(true)
    expect(await chunksOf(id)).toBe(3)
    const [{ partition }] = await db.query(
      'SELECT tableoid::regclass::text AS partition FROM chunks WHERE content = $1',
      [id],
    )
    expect(partition).toBe(`chunks_${dayOf(id).replaceAll('-', '')}`)
  })

  test('does not open in another place', async () => {
    const { id } = await spool()
    await expect(read(id, { ...placeOf(id), tenant: 'ca-west' })).rejects.toThrow()
    await db.query('UPDATE chunks SET part = 1 WHERE content = $1', [id])
    await expect(read(id, { ...placeOf(id), part: 1 })).rejects.toThrow()
  })

  test('that belongs to a message is kept; one that nobody finished is swept with its chunks', async () => {
    const [kept, left, fresh] = [await spool(), await spool(), await spool()]
    await keep(kept)
    await db.query('UPDATE spools SET begun_at = $2 WHERE content = $1', [fresh.id, later])
    await sweepSpools(db, later)
    await kept.discard()
    expect(await Promise.all([kept, left, fresh].map(({ id }) => chunksOf(id)))).toEqual([3, 0, 3])
  })

  test('that was swept cannot be kept', async () => {
    const swept = await spool()
    await swept.discard()
    await expect(keep(swept)).rejects.toThrow(NothingWritten)
  })

  test('of one chunk is stored by the commit of its message and not before', async () => {
    const small = await spool(content.subarray(0, 1000))
    const before = await db.query('SELECT 1 FROM spools WHERE content = $1', [small.id])
    expect([await chunksOf(small.id), before.length]).toEqual([0, 0])
    await keep(small)
    expect((await read(small.id, placeOf(small.id), 1000)).equals(content.subarray(0, 1000))).toBe(true)
  })

  test('of one chunk that nobody wants leaves nothing', async () => {
    const small = await spool(content.subarray(0, 1000))
    await small.discard()
    expect(await chunksOf(small.id)).toBe(0)
  })

  test('of several writers at once finds its partition', async () => {
    const fresh = await testTenants('messaging', [], migrations)
    const pool = await fresh.dbs.get('ca-west')
    const begin = () => openSpool(pool, v7(), now, 0).write({ part: 0, seq: 0, sealed: [Buffer.from('x')] })
    await Promise.all(Array.from({ length: 5 }, begin))
    expect(await pool.query('SELECT 1 FROM spools')).toHaveLength(5)
    await fresh.close()
  })
})
