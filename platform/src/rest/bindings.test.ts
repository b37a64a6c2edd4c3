import { expect, test } from '@jest/globals'
import { allRpcs, contract } from '../descriptors.ts'
import { echoRegistry } from '../testing/echo.ts'
import { bindingsOf } from './bindings.ts'

const echo = bindingsOf(['sustento.echo.v1.EchoService'], echoRegistry)

test('follow the options of the methods; an upload has none', () => {
  const shown = echo.map(({ rpc, verb, body }) => [rpc.method, verb, typeof body === 'string' ? body : body.name])
  expect(shown).toEqual([
    ['GetNote', 'GET', 'none'],
    ['CreateNote', 'POST', 'note'],
    ['UpdateNote', 'PATCH', 'note'],
    ['DeleteNote', 'DELETE', 'none'],
    ['SignNote', 'POST', 'all'],
    ['WatchNotes', 'GET', 'none'],
  ])
})

test('of the whole contract can be honoured', () => {
  const services = [...new Set(allRpcs().map(({ service }) => service))]
  const bound = new Set(bindingsOf(services, contract()).map(({ rpc }) => rpc.service))
  expect(bound).toEqual(new Set(services))
})

test('of a service that the contract does not know are a mistake', () => {
  expect(() => bindingsOf(['sustento.echo.v1.Nothing'], echoRegistry)).toThrow(/the contract has no sustento\.echo/)
})
