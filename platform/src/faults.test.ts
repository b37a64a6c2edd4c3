import { connect } from 'node:net'
import { expect, test } from '@jest/globals'
import { Refused } from './errors.ts'
import { asRefused } from './faults.ts'

const withCode = (code: string, message = 'secret') => Object.assign(new Error(message), { code })
/** As TypeORM hands a driver's error on. */
const wrapped = (driverError: Error) => Object.assign(new Error('QueryFailedError'), { driverError })

test('a refusal stays what it is', () => {
  const refusal = new Refused('NOT_FOUND', 'no such case')
  expect(asRefused(refusal)).toBe(refusal)
})

test.each([
  ['refused connection', withCode('ECONNREFUSED')],
  ['refused on both addresses', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
  ['server shutting down', wrapped(withCode('57P01'))],
  ['server starting up', withCode('57P03')],
  ['connection lost within a statement', wrapped(new Error('Connection terminated unexpectedly'))],
  ['no connection in time', new Error('timeout exceeded when trying to connect')],
  ['database missing', withCode('3D000')],
  ['wrong password', withCode('28P01')],
])('%s: DATABASE_UNAVAILABLE', (_what, error) => {
  expect(asRefused(error)).toMatchObject({ reason: 'DATABASE_UNAVAILABLE' })
})

test.each(['40001', '40P01', '55P03', '57014'])('SQLSTATE %s may be tried again', (code) => {
  expect(asRefused(wrapped(withCode(code)))).toMatchObject({ reason: 'UNAVAILABLE' })
})

test.each([withCode('23505'), new TypeError('secret'), 'secret', undefined, wrapped(withCode('22P02'))])(
  'a fault tells nothing (%#)',
  (error) => {
    const refusal = asRefused(error)
    expect(refusal).toMatchObject({ reason: 'INTERNAL', message: 'internal error', about: {}, violations: [] })
    expect(refusal.cause).toBeUndefined()
  },
)

test("an error of Node.js itself is understood, also from a test's realm", async () => {
  const refused = await new Promise((resolve) => connect(1, '127.0.0.1').once('error', resolve))
  expect(asRefused(refused)).toMatchObject({ reason: 'DATABASE_UNAVAILABLE' })
})
