import { expect, test } from '@jest/globals'
import { allRpcs, getRpc } from './descriptors.ts'

test('knows every method of our services', () => {
  const paths = allRpcs().map(({ path }) => path)
  expect(paths).toContain('/sustento.cases.v1.CasesService/GetCase')
  expect(new Set(paths.map((path) => path.split('.')[1]))).toEqual(
    new Set(['cases', 'forms', 'identity', 'messaging', 'stats']),
  )
  expect(new Set(paths).size).toBe(paths.length)
})

test('finds a method by its path', () => {
  const rpc = getRpc('/sustento.cases.v1.CasesService/GetCase')
  expect(rpc).toMatchObject({ service: 'sustento.cases.v1.CasesService', method: 'GetCase' })
  expect(rpc.desc.input.typeName).toBe('sustento.cases.v1.GetCaseRequest')
})

test.each(['/sustento.cases.v1.CasesService/Nothing', '/Nothing/GetCase', ''])(
  'an unknown path %p is a mistake',
  (path) => {
    expect(() => getRpc(path)).toThrow(/configuration/)
  },
)
