import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { blindIndex, blindIndexes } from './blind.ts'

const key = randomBytes(32)
const ring = { indexKey: async () => ({ version: 1, key }) }
const east = (field: string, value: string) => blindIndex(ring, 'ca-east', field, value)

test('letter case and accents do not matter', async () => {
  expect(await east('name', 'ÉLODIE')).toEqual(await east('name', 'Elodie'))
})

test('fields have indexes of their own', async () => {
  expect(await east('name', 'Nora')).not.toEqual(await east('place', 'Nora'))
})

test('a name is found by how it sounds and by its first letters', async () => {
  const of = async (value: string, kind: string) =>
    (await blindIndexes(ring, 'ca-east', 'name', value))
      .filter((each) => each.kind === kind)
      .map((each) => each.index.toString('hex'))
  expect(await of('Catherine', 'phonetic')).toEqual(expect.arrayContaining(await of('Kathryn', 'phonetic')))
  expect(await of('Marchal', 'prefix')).toEqual(await of('Martin', 'prefix'))
  expect(await of('Marchal', 'exact')).not.toEqual(await of('Martin', 'exact'))
})

test('an index is short, carries the version of its key and does not hold the value', async () => {
  const index = await east('name', 'Nora')
  expect(index).toHaveLength(18)
  expect(index.readUInt16BE()).toBe(1)
  expect(index.includes('nora')).toBe(false)
})

test.each([
  ['Sørensen', 'Sorensen'],
  ['Weiß', 'WEISS'],
  ['Łukasz', 'lukasz'],
  ['Jón Þór', 'jon thor'],
  ['Æsa', 'Aesa'],
  ['José', 'Jose\u0301'],
])('%s and %s are one value, as they are typed abroad', async (one, other) => {
  expect(await east('name', one)).toEqual(await east('name', other))
})

test('every word is found, whatever stands between them', async () => {
  const words = await blindIndexes(ring, 'ca-east', 'name', "da Silva-O'Neill")
  const exact = words.filter((each) => each.kind === 'exact').map((each) => each.index.toString('hex'))
  const alone = await Promise.all(['da', 'silva', 'o', 'neill'].map((word) => east('name', word)))
  expect(exact).toEqual(alone.map((index) => index.toString('hex')))
})

test('names in other scripts are found exactly and by their first letters', async () => {
  const kinds = (await blindIndexes(ring, 'ca-east', 'name', 'Παπαδόπουλος')).map((each) => each.kind)
  expect(kinds).toEqual(['exact', 'prefix'])
})

test('another key gives other indexes', async () => {
  const other = { indexKey: async () => ({ version: 1, key: randomBytes(32) }) }
  expect(await blindIndex(other, 'ca-west', 'name', 'Nora')).not.toEqual(await east('name', 'Nora'))
})
