import { describe, expect, test } from '@jest/globals'
import { userRoles } from './roles.ts'
import { locksOutSelf, profileFaults, tidyRoles } from './user.ts'

const good = { login: 'n.adeyemi', displayName: 'Nuru Adeyemi', email: 'nuru@ca-east.example', roles: ['caseworker'] }

describe('profile of a user', () => {
  test('a good one has no fault, with or without e-mail address', () => {
    expect(profileFaults(good)).toEqual([])
    expect(profileFaults({ ...good, email: '' })).toEqual([])
  })

  test('every fault is named with its field', () => {
    const bad = { login: 'a b', displayName: '  ', email: 'nobody', roles: ['caseworker', 'service-cases'] }
    expect(profileFaults(bad).map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'user.login LOGIN_INVALID',
      'user.display_name REQUIRED',
      'user.email EMAIL_INVALID',
      'user.roles ROLE_UNKNOWN',
    ])
  })

  test('a user without a role could do nothing', () => {
    expect(profileFaults({ roles: [] })).toHaveLength(1)
  })

  test('only what is being changed is looked at', () => {
    expect(profileFaults({})).toEqual([])
    expect(profileFaults({ displayName: 'x'.repeat(201) })).toHaveLength(1)
  })

  test('roles are kept once and in one order', () => {
    expect(tidyRoles(['auditor', 'caseworker', 'auditor'], userRoles)).toEqual(['caseworker', 'auditor'])
  })
})

test('an administrator cannot take away his or her own right', () => {
  expect(locksOutSelf(true, { roles: ['caseworker'], disabled: false })).toBe(true)
  expect(locksOutSelf(true, { roles: ['administrator'], disabled: true })).toBe(true)
  expect(locksOutSelf(true, { roles: ['administrator', 'auditor'], disabled: false })).toBe(false)
  expect(locksOutSelf(false, { roles: [], disabled: true })).toBe(false)
})
