import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Refused } from './errors.ts'
import { refuseRepeatedKeys } from './repeated-keys.ts'

function keyOf(json: string): string | undefined {
  try {
    refuseRepeatedKeys(json)
    return undefined
  } catch (error) {
    return error instanceof Refused ? (error.violations[0]?.field ?? error.reason) : 'no refusal'
  }
}

test.each([
  ['a', '{"a":1,"a":1}'],
  ['a', '{"a":1,"b":{"a":2},"\\u0061":null}'],
  ['b.1.c', '{"b":[{"c":1},{"c":1,"d":{"c":2},"c":3}]}'],
  ['__proto__', '{"__proto__":1,"__proto__":2}'],
  ['INVALID_ARGUMENT', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
])('%s is refused', (key, json) => expect(keyOf(json)).toBe(key))

test('what JSON.stringify writes has each key once', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(keyOf(JSON.stringify(value))).toBeUndefined()))
})
