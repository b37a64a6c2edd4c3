import { describe, expect, test } from '@jest/globals'
import { cookieOf, cookieRules } from './cookie.ts'

const rules = (address: string) => cookieRules(new URL(address), 60_000)

describe('cookies', () => {
  test('over https belong to this host alone', () => {
    const { session, pending } = rules('https://web.example')
    expect(session.name).toBe('__Host-sustento')
    expect(session.options).toEqual({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' })
    expect(pending('s').name).toBe('__Secure-sustento-s')
    expect(pending('s').options).toMatchObject({ httpOnly: true, secure: true, path: '/callback', maxAge: 60_000 })
  })

  test('of two States on one machine differ', () => {
    const names = ['http://127.0.0.1:8001', 'http://127.0.0.1:8002'].map((address) => rules(address).session.name)
    expect(names).toEqual(['sustento-8001', 'sustento-8002'])
    expect(rules('http://127.0.0.1:8001').session.options.secure).toBe(false)
  })

  test('are found by their whole name', () => {
    expect(cookieOf('xa=1; a=2;ab=3', 'a')).toBe('2')
    expect(cookieOf('a==', 'a')).toBe('=')
    expect(cookieOf('b=1', 'a')).toBeUndefined()
    expect(cookieOf(undefined, 'a')).toBeUndefined()
  })
})
