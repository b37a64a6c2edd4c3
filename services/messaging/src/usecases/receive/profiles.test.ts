import { afterAll, describe, expect, test } from '@jest/globals'
import { profileIds } from '../../as4/security/profile.ts'
import { writeAccessPoint } from '../../testing/access-point-folder.ts'
import { underProfile } from '../../testing/certificates.ts'
import { expectRefused } from '../../testing/hostile.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { messagesOf } from '../../testing/state.ts'
import { submit } from '../../testing/submit.ts'
import { makeMessage } from '../../testing/wire.ts'
import { sendNext } from '../send/send-next.ts'

const messaging = await testMessaging()
const { app, tenants, endpoint } = messaging
afterAll(() => messaging.close())

describe.each(profileIds)('between partners with %s', (profile) => {
  test.each(['bst', 'issuerSerial', 'ski'] as const)(
    'that name certificates by %s messages are delivered',
    async (way) => {
      const [east, west] = [await underProfile(messaging.east, profile), await underProfile(messaging.west, profile)]
      await writeAccessPoint(tenants.dir, 'ca-east', east, [{ ...west, tokenReference: way }], { endpoint })
      await writeAccessPoint(tenants.dir, 'ca-west', west, [{ ...east, tokenReference: way }], { endpoint })
      await app.points.reload()
      const before = (await messagesOf(messaging, 'ca-west')).length
      const id = await submit(messaging, [Buffer.from('<application/>'), Buffer.alloc(100_000, 1)])
      expect(await sendNext(app, 'ca-east')).toBe(true)
      expect((await messagesOf(messaging, 'ca-east')).find((row) => row.id === id)).toMatchObject({
        state: 'delivered',
      })
      expect(await messagesOf(messaging, 'ca-west')).toHaveLength(before + 1)
      for (const other of profileIds.filter((one) => one !== profile)) {
        const [from, to] = [await underProfile(messaging.east, other), await underProfile(messaging.west, other)]
        const { wire, bytes } = await makeMessage(from, to)
        await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0103')
      }
    },
  )
})
