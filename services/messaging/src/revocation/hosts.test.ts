import { describe, expect, test } from '@jest/globals'
import { findHost, isInternal, readHost } from './hosts.ts'

const listed = (texts: string[]) => texts.map((text) => readHost(text)).filter((host) => host !== undefined)

describe('a host of the list', () => {
  test.each([
    ['crl.example', { name: 'crl.example', port: undefined, internal: false }],
    [' CRL.example:8080 ', { name: 'crl.example', port: 8080, internal: false }],
    ['[::1]:80/internal', { name: '[::1]', port: 80, internal: true }],
  ])('is read: %s', (text, host) => {
    expect(readHost(text)).toEqual(host)
  })

  test.each(['', 'http://crl.example', 'crl.example/list', '*.example', 'crl.example:99999', 'a@b'])(
    'is not: %s',
    (text) => {
      expect(readHost(text)).toBeUndefined()
    },
  )

  test.each([
    'http://crl.example/list.crl',
    'https://crl.example/list.crl',
    'http://CRL.example:80/a',
    'http://other.example:8080/a',
  ])('is asked at %s', (url) => {
    expect(findHost(new URL(url), listed(['crl.example', 'other.example:8080']))).toBeDefined()
  })

  test.each([
    'http://crl.example:8080/list.crl',
    'http://crl.example.evil.example/',
    'http://evil.example/crl.example',
    'http://crl.example@evil.example/',
    'http://other.example/a',
    'ldap://crl.example/cn=list',
    'file:///crl.example',
  ])('is never asked at %s', (url) => {
    expect(findHost(new URL(url), listed(['crl.example', 'other.example:8080']))).toBeUndefined()
  })
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
])('%s is an address of a network of its own', (address) => {
  expect(isInternal(address)).toBe(true)
})

test.each(['192.0.2.1', '203.0.113.7', '2001:db8::1'])('%s is not', (address) => {
  expect(isInternal(address)).toBe(false)
})
