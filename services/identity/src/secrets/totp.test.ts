import { describe, expect, test } from '@jest/globals'
import { acceptCode, codeAt, enrolmentUri, isSecret, newSecret } from './totp.ts'

// RFC 6238, appendix B: the SHA-1 seed, cut to six digits.
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

describe('time-based one-time code', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at %i the vector of RFC 6238', (seconds, code) => {
    expect(codeAt(seed, at(seconds))).toBe(code)
    expect(acceptCode(seed, code, at(seconds), undefined)).toBe(Math.floor(seconds / 30))
  })

  test('one step of drift is accepted on each side, two are not', () => {
    const code = codeAt(seed, at(3000))
    expect(acceptCode(seed, code, at(3030), undefined)).toBe(100)
    expect(acceptCode(seed, code, at(2970), undefined)).toBe(100)
    expect(acceptCode(seed, code, at(3060), undefined)).toBeUndefined()
    expect(acceptCode(seed, code, at(2939), undefined)).toBeUndefined()
  })

  test('a code is good once, and so are the older ones', () => {
    const code = codeAt(seed, at(3000))
    const step = acceptCode(seed, code, at(3000), undefined)
    expect(acceptCode(seed, code, at(3001), step)).toBeUndefined()
    expect(acceptCode(seed, codeAt(seed, at(2970)), at(3001), step)).toBeUndefined()
    expect(acceptCode(seed, codeAt(seed, at(3030)), at(3030), step)).toBe(101)
  })

  test.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 28708'])('%j is not a code', (code) => {
    expect(acceptCode(seed, code, at(59), undefined)).toBeUndefined()
  })

  test('a new secret has 160 bits and is never the same', () => {
    expect(isSecret(newSecret())).toBe(true)
    expect(newSecret()).not.toBe(newSecret())
  })

  test('the address for the app names authority and login', () => {
    expect(enrolmentUri(seed, 'Authority of the East', 'n.adeyemi')).toBe(
      `otpauth://totp/Authority%20of%20the%20East:n.adeyemi?secret=${seed}&issuer=Authority%20of%20the%20East`,
    )
  })
})
