import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { v7 } from 'uuid'
import { platformMigrations } from '../migrate.ts'
import { type TestTenants, testTenants } from '../testing/tenants.ts'
import { chunkBytes, deleteChunks, readChunks, type StoredObject, writeChunks } from './chunks.ts'
import { chunkMigrations } from './migration.ts'
import { dropEmptyChunkDays, prepareChunkDays } from './partitions.ts'
import { pieces } from './pieces.ts'

const key = { tenant: 'ca-east', key: randomBytes(32) }
let authorities: TestTenants
let pool: DataSource

beforeAll(async () => {
  authorities = await testTenants('cases', [], [...platformMigrations, ...chunkMigrations])
  pool = await authorities.dbs.get('ca-east')
})
afterAll(() => authorities.close())

async function store(content: Buffer, id = v7()): Promise<{ id: string; stored: StoredObject }> {
  const parts = [content.subarray(0, 10), content.subarray(10)]
  return { id, stored: await pool.transaction((tx) => writeChunks(tx, key, id, parts)) }
}

async function read(id: string, by = key): Promise<Buffer> {
  const read: Buffer[] = []
  for await (const bytes of readChunks(pool.manager, by, id)) read.push(bytes)
  return Buffer.concat(read)
}

describe('a stored content', () => {
  test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes])(
    'of %d bytes comes back',
    async (size) => {
      const content = randomBytes(size)
      const { id, stored } = await store(content)
      expect(stored).toEqual({ size, sha256: createHash('sha256').update(content).digest('hex') })
      expect((await read(id)).equals(content)).toBe(true)
    },
  )

  test('is nowhere in the clear', async () => {
    const { id } = await store(Buffer.from('a text that must not be found'))
    const [row] = await pool.query('SELECT sealed FROM chunks WHERE object_id = $1', [id])
    expect(row.sealed.includes('must not be found')).toBe(false)
  })

  test('is stored together with its row or not at all', async () => {
    const id = v7()
    const undone = pool.transaction(async (tx) => {
      await writeChunks(tx, key, id, [Buffer.from('undone')])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await expect(read(id)).rejects.toThrow(/no chunks/)
  })

  test('is gone when deleted', async () => {
    const { id } = await store(Buffer.from('short'))
    await pool.transaction((tx) => deleteChunks(tx, id))
    await expect(read(id)).rejects.toThrow(/no chunks/)
  })

  test.each([
    ['another tenant', { ...key, tenant: 'ca-west' }],
    ['another key', { ...key, key: randomBytes(32) }],
  ])('does not open for %s', async (_, other) => {
    const { id } = await store(Buffer.from('closed'))
    await expect(read(id, other)).rejects.toThrow(/authenticate/)
  })

  test.each([
    ['its end cut off', 'DELETE FROM chunks WHERE object_id = $1 AND n = 2'],
    ['its start cut off', 'DELETE FROM chunks WHERE object_id = $1 AND n = 0'],
    ['a chunk missing', 'DELETE FROM chunks WHERE object_id = $1 AND n = 1'],
    ['two chunks exchanged', 'UPDATE chunks SET n = (ARRAY[10, 11])[n + 1] WHERE object_id = $1 AND n < 2'],
    [
      'a changed byte',
      'UPDATE chunks SET sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) WHERE object_id = $1',
    ],
    [
      'a chunk added',
      'INSERT INTO chunks SELECT created_on, object_id, 3, sealed FROM chunks WHERE object_id = $1 AND n = 2',
    ],
  ])('with %s does not open', async (_, sql) => {
    const { id } = await store(randomBytes(2 * chunkBytes + 5))
    await pool.query(sql, [id])
    await pool.query('UPDATE chunks SET n = 11 - n WHERE object_id = $1 AND n > 9', [id])
    await expect(read(id)).rejects.toThrow()
  })
})

test('a long content is cut without holding more than one piece', async () => {
  let given = 0
  let taken = 0
  async function* source() {
    for (let n = 0; n < 40; n++) {
      given += 64 * 1024
      yield Buffer.alloc(64 * 1024, n)
    }
  }
  for await (const { bytes } of pieces(source(), chunkBytes)) {
    taken += bytes.length
    expect(given - taken).toBeLessThanOrEqual(chunkBytes)
  }
  expect(taken).toBe(40 * 64 * 1024)
})

test('a producer that uses its buffer again does not change what it gave before', async () => {
  const buffer = Buffer.alloc(1)
  function* source() {
    for (const letter of 'abc') {
      buffer.write(letter)
      yield buffer
    }
  }
  const id = v7()
  await pool.transaction((tx) => writeChunks(tx, key, id, source()))
  expect((await read(id)).toString()).toBe('abc')
})

test('an id that does not tell its day is refused', async () => {
  const write = pool.transaction((tx) => writeChunks(tx, key, '3e8d4c62-7a55-4d0a-9f3b-111111111111', []))
  await expect(write).rejects.toThrow(/UUIDv7/)
})

describe('days', () => {
  const at = (iso: string) => new Date(iso)

  test('are prepared ahead, once, also by several at a time', async () => {
    const prepare = () => pool.transaction((tx) => prepareChunkDays(tx, at('2031-01-30T23:59:59Z')))
    await Promise.all([prepare(), prepare(), prepare()])
    const parts = await pool.query(
      `SELECT to_regclass('chunks_20310130') AS first, to_regclass('chunks_20310201') AS last`,
    )
    expect(parts).toEqual([{ first: 'chunks_20310130', last: 'chunks_20310201' }])
  })

  test('are dropped when they hold nothing any more', async () => {
    const erased = v7({ msecs: Date.UTC(2020, 0, 15) })
    const kept = v7({ msecs: Date.UTC(2020, 0, 16) })
    for (const id of [erased, kept]) await store(Buffer.from('a content'), id)
    const drop = (iso: string) => pool.transaction((tx) => dropEmptyChunkDays(tx, at(iso)))
    expect(await drop('2020-01-31T00:00:00Z')).toEqual([])
    await pool.transaction((tx) => deleteChunks(tx, erased))
    expect(await drop('2020-01-16T23:59:59Z')).toEqual([])
    expect(await drop('2020-01-17T00:00:00Z')).toEqual(['2020-01-15'])
    expect((await read(kept)).toString()).toBe('a content')
  })

  test('of an object are those of its id', async () => {
    const id = v7({ msecs: Date.UTC(2033, 4, 5, 23, 59) })
    await store(Buffer.from('x'), id)
    const [row] = await pool.query(
      'SELECT created_on::text, tableoid::regclass::text AS part FROM chunks WHERE object_id = $1',
      [id],
    )
    expect(row).toEqual({ created_on: '2033-05-05', part: 'chunks_20330505' })
  })
})
