import { expect, test } from '@jest/globals'
import { accessOf, mayCall, roles } from './access.ts'
import { allRpcs, getRpc, registryOf } from './descriptors.ts'
import { descriptors as echo } from './gen/echo_descriptors.ts'

const registry = registryOf(echo)
const actor = (...given: string[]) => ({ subject: 's', kind: 'user' as const, roles: given })

test('reads the roles from the option of the method', () => {
  expect(accessOf(getRpc('/sustento.echo.v1.EchoService/GetNote', registry), registry)).toEqual([
    'caseworker',
    'supervisor',
  ])
})

test.each(allRpcs())('$path is open to known roles', (rpc) => {
  expect(roles).toEqual(expect.arrayContaining([...accessOf(rpc)]))
  expect(accessOf(rpc).length).toBeGreaterThan(0)
})

test('a method without the option stops the process at start', () => {
  const rpc = getRpc('/sustento.echo.v1.EchoService/GetNote', registry)
  expect(() => accessOf({ ...rpc, desc: { ...rpc.desc, proto: { ...rpc.desc.proto, options: undefined } } })).toThrow(
    /configuration: \/sustento\.echo\.v1\.EchoService\/GetNote has no/,
  )
})

test('one of the roles is enough, none is not', () => {
  expect(mayCall(actor('auditor', 'supervisor'), ['caseworker', 'supervisor'])).toBe(true)
  expect(mayCall(actor('auditor'), ['caseworker', 'supervisor'])).toBe(false)
  expect(mayCall(actor(), ['caseworker'])).toBe(false)
})
