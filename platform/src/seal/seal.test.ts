import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { seal, unseal, unsealText } from './seal.ts'

const key = randomBytes(32)

test('what was sealed opens with the same key and place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, where) => {
      expect(unsealText(key, where, seal(key, where, plain))).toBe(plain)
    }),
  )
})

test('it does not open in another place or with another key', () => {
  const sealed = seal(key, 'ca-east/persons/1/name', 'a value')
  expect(() => unseal(key, 'ca-west/persons/1/name', sealed)).toThrow()
  expect(() => unseal(key, 'ca-east/persons/2/name', sealed)).toThrow()
  expect(() => unseal(randomBytes(32), 'ca-east/persons/1/name', sealed)).toThrow()
})

test('a changed bit anywhere is noticed', () => {
  const sealed = seal(key, 'here', 'a value')
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i)
    expect(() => unseal(key, 'here', changed)).toThrow()
  }
})

test('a cut value does not open', () => {
  const sealed = seal(key, 'here', 'a value')
  for (let length = 0; length < sealed.length; length++)
    expect(() => unseal(key, 'here', sealed.subarray(0, length))).toThrow()
})
