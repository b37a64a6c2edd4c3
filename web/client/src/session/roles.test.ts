import { expect, test } from '@jest/globals'
import { homeOf, rightsOf } from './roles.ts'

test.each([
  [['caseworker'], '/work'],
  [['supervisor', 'administrator'], '/work'],
  [['auditor'], '/cases'],
  [['administrator'], '/administration'],
  [[], '/reports'],
])('%j begins at %s', (roles, page) => {
  expect(homeOf(rightsOf(roles))).toBe(page)
})

test('an administrator neither works on cases nor reads messages', () => {
  expect(rightsOf(['administrator'])).toMatchObject({ casework: false, readCases: false, readMessages: false })
})
