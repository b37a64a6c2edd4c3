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

test('an administrator runs the access point and does not work on cases', () => {
  expect(rightsOf(['administrator'])).toMatchObject({ casework: false, readCases: false, operate: true })
})

test('an auditor looks at the access point and changes nothing', () => {
  expect(rightsOf(['auditor'])).toMatchObject({ seeOperations: true, operate: false })
})
