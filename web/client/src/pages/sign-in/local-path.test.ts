import { expect, test } from '@jest/globals'
import { localPath } from './local-path.ts'

test.each([
  ['/cases/1', '/cases/1'],
  [null, '/'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/a\nb', '/'],
])('%j leads to %s', (wanted, path) => {
  expect(localPath(wanted)).toBe(path)
})
