import { afterAll, expect, test } from '@jest/globals'
import { createDatabase, dropDatabase } from '../testing/databases.ts'
import { postgres } from '../testing/postgres.ts'
import { openPool } from './open.ts'
import { NothingWritten, together } from './together.ts'

const name = 'together_test'
await createDatabase(name, 'ca-east', [])
const pool = await openPool({ url: (await postgres()).url(name), name, max: 2 })
await pool.query('CREATE TABLE parents (id integer PRIMARY KEY, word text)')
await pool.query('CREATE TABLE children (parent integer NOT NULL REFERENCES parents, word text)')
afterAll(async () => {
  await pool.destroy()
  await dropDatabase(name)
})

const parent = (id: number) => ({ sql: 'INSERT INTO parents (id, word) VALUES ($1, $2)', values: [id, 'one'] })
const child = (id: number) => ({ sql: 'INSERT INTO children (word, parent) VALUES ($2, $1)', values: [id, 'two'] })

test('statements run together, each with its own values', async () => {
  await pool.transaction((tx) => together(tx, [child(1), parent(1), child(1)]))
  expect(await pool.query('SELECT * FROM parents')).toEqual([{ id: 1, word: 'one' }])
  expect(await pool.query('SELECT * FROM children')).toEqual([
    { parent: 1, word: 'two' },
    { parent: 1, word: 'two' },
  ])
})

test('of statements one of which fails none has done anything', async () => {
  await expect(pool.transaction((tx) => together(tx, [parent(2), child(3)]))).rejects.toMatchObject({ code: '23503' })
  expect(await pool.query('SELECT * FROM parents WHERE id = 2')).toEqual([])
})

test('of statements none has done anything when one wrote nothing that had to, in a transaction or by themselves', async () => {
  const must = { sql: 'UPDATE parents SET word = $2 WHERE id = $1 RETURNING id', must: true } as const
  await together(pool.manager, [parent(4), { ...must, values: [1, 'three'] }])
  expect(await pool.query('SELECT word FROM parents ORDER BY id')).toEqual([{ word: 'three' }, { word: 'one' }])
  const inVain = [{ ...must, values: [1, 'four'] }, parent(5), { ...must, values: [6, 'four'] }]
  await expect(together(pool.manager, inVain)).rejects.toThrow(NothingWritten)
  await expect(pool.transaction((tx) => together(tx, inVain))).rejects.toThrow(NothingWritten)
  expect(await pool.query('SELECT word FROM parents ORDER BY id')).toEqual([{ word: 'three' }, { word: 'one' }])
})

test('a statement with values is prepared once on a connection', async () => {
  await pool.transaction(async (tx) => {
    for (const id of [1, 2, 3]) await tx.query('SELECT word FROM parents WHERE id = $1', [id])
    const known = await tx.query('SELECT statement FROM pg_prepared_statements')
    const asked = known.filter(({ statement }: { statement: string }) => statement.includes('SELECT word FROM parents'))
    expect(asked).toHaveLength(1)
  })
})
