import { describe, expect, test } from '@jest/globals'
import { passwordFault } from './password.ts'
import { isUserName, normaliseUserName } from './user-name.ts'

describe('password', () => {
  test.each([
    ['short one', 'tooShort'],
    ['x'.repeat(129), 'tooLong'],
    ['aaaaaaaaaaaaaaaa', 'repeated'],
    ['My-N.Adeyemi-2026', 'likeUserName'],
    ['correct horse battery', undefined],
    ['ένα δύο τρία τέσσερα', undefined],
  ])('%j: %s', (password, fault) => {
    expect(passwordFault(password, 'n.adeyemi')).toBe(fault)
  })
})

describe('user name', () => {
  test('capitals, blanks and full-width letters are the same login', () => {
    expect(normaliseUserName('  N.Adeyemi ')).toBe('n.adeyemi')
    expect(normaliseUserName('ｎ.adeyemi')).toBe('n.adeyemi')
  })

  test.each(['n.adeyemi', 'ødegård', 'casework@ca-east.example'])('%s is one', (name) => {
    expect(isUserName(name)).toBe(true)
  })

  test.each(['', 'ab', '.dot', 'two words', 'x'.repeat(65), '<b>bold</b>'])('%j is none', (name) => {
    expect(isUserName(name)).toBe(false)
  })
})
