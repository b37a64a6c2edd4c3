import { readScenario } from '@sustento/embedded/demo/scenario'
import { exchange } from '../support/exchange.ts'
import type { Installation } from '../support/installation.ts'
import type { Studio } from './studio.ts'

/** A day at the desk of the authority that answers one application and makes another: what waits, a case, the return. */
export async function deskScreens({ open, take }: Studio, at: Installation): Promise<void> {
  await exchange(at, readScenario('scenario-b'))
  const { received } = await exchange(at, readScenario('scenario-a'))
  await take(await open('/', 1280), 'my-work')
  await take(await open(received.case.replace(/^tenants\/[^/]+/, ''), 1280), 'case')
  await take(await open('/reports', 1280), 'statistics')
}
