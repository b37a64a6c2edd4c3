import { afterAll, expect, test } from '@jest/globals'
import { applyErasures, registerErasure } from '@sustento/platform/seal/erasures'
import { tenantDatabases } from '@sustento/platform/tenants'
import { testCtx } from '@sustento/platform/testing/ctx'
import { silentLog } from '@sustento/platform/testing/log'
import { eraseAgain } from '../store/erase-message.ts'
import { migrations } from '../store/migrations.ts'
import { testMessaging } from '../testing/messaging.ts'
import { stateOf } from '../testing/state.ts'
import { submit } from '../testing/submit.ts'
import { downloadPart } from './download.ts'
import { readMessage } from './read-messages.ts'
import { sendNext } from './send/send-next.ts'

const messaging = await testMessaging()
const { app, tenants } = messaging
afterAll(() => messaging.close())

const ctx = testCtx('ca-east')
const nameOf = (id: string) => `tenants/ca-east/messages/${id}`

/** Opens the tenants as the service does at its start. */
async function openAgain(): Promise<void> {
  const options = { tenants: tenants.tenants, service: 'messaging', entities: [], migrations, max: 2, log: silentLog }
  const dbs = tenantDatabases(options)
  dbs.onOpen(applyErasures(dbs, eraseAgain))
  await Promise.all([dbs.get('ca-east'), dbs.get('ca-west')])
  await dbs.closeAll()
}

test('a message that a restored database brought back is erased again before its tenant is served', async () => {
  const [erased, other] = [await submit(messaging), await submit(messaging)]
  const keys = await app.dbs.keys('ca-east')
  // What the key database knows and the data database, older, does not.
  for (const scope of [`messages/${erased}`, 'messages/none', 'cases/1']) {
    await keys.transaction((tx) => registerErasure(tx, scope))
  }
  const theirs = await stateOf(messaging, 'ca-west')
  await openAgain()
  const { row } = await readMessage(app, ctx, nameOf(erased))
  expect(row).toMatchObject({ state: 'given-up', failure: 'ERASED', erasedAt: expect.any(Date) })
  await expect(downloadPart(app, ctx, nameOf(erased), 'p1')).rejects.toMatchObject({ reason: 'ERASED' })
  const state = await stateOf(messaging, 'ca-east')
  await openAgain()
  expect(await stateOf(messaging, 'ca-east')).toEqual(state)
  expect(await stateOf(messaging, 'ca-west')).toEqual(theirs)
  while (await sendNext(app, 'ca-east')) {}
  expect((await readMessage(app, ctx, nameOf(other))).row.state).toBe('delivered')
})
