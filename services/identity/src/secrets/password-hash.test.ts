import { expect, test } from '@jest/globals'
import { hashPassword, isPassword } from './password-hash.ts'

test('a password is kept as argon2id with salt and cost', async () => {
  const [one, two] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await isPassword(one, 'correct horse')).toBe(true)
  expect(await isPassword(one, 'correct horsE')).toBe(false)
})

test('the same letters are the same password, however the keyboard composes them', async () => {
  expect(await isPassword(await hashPassword('caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(true)
})

test('without an account no password is right, not even the one of nobody', async () => {
  expect(await isPassword(undefined, 'nobody')).toBe(false)
  expect(await isPassword(undefined, '')).toBe(false)
})
