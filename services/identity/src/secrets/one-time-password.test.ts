import { expect, test } from '@jest/globals'
import { passwordFault } from '../domain/password.ts'
import { oneTimePassword } from './one-time-password.ts'

test('a one-time password obeys the rules of passwords, can be read aloud and is never the same', () => {
  const password = oneTimePassword()
  expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
  expect(passwordFault(password, 'n.adeyemi')).toBeUndefined()
  expect(oneTimePassword()).not.toBe(password)
})
