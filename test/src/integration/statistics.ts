import { expect, test } from '@jest/globals'
import { requestId } from '@sustento/embedded/demo/caseworker'
import { inDatabase } from '../support/database-content.ts'
import type { Played } from './played.ts'

const path = `tenants/be-fr/annualReturns/${new Date().getFullYear()}`

/** The annual return is a projection of facts: lost, it comes back as it was. */
export function statistics(get: () => Played): void {
  test('emptied and rebuilt from facts, the return is the same file', async () => {
    const { at } = get()
    const supervisor = await at.person('be-fr', 'supervisor')
    const before = (await supervisor.download(path)).toString()
    await inDatabase(at, 'be-fr', 'stats', (db) => db.query('TRUNCATE counted_fact'))
    const empty = (await supervisor.download(path)).toString()
    expect(before.split('\n').length).toBe(empty.split('\n').length + 2)
    await supervisor.post('tenants/be-fr/annualReturns:rebuild', { requestId: requestId() })
    expect((await supervisor.download(path)).toString()).toBe(before)
  })
}
