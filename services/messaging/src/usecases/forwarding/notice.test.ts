import { afterAll, describe, expect, test } from '@jest/globals'
import { ForwardingNoticed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { oneOf, oneState } from '../../testing/forwarding.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { send } from '../../testing/send.ts'
import { factsOf } from '../../testing/state.ts'
import { submit } from '../../testing/submit.ts'
import { makeMessage } from '../../testing/wire.ts'
import { readMessage } from '../read-messages.ts'

const messaging = await testMessaging()
const { app, east, west, endpoint } = messaging
afterAll(() => messaging.close())

const nameOf = (tenant: string, id: string) => `tenants/${tenant}/messages/${id}`
const viewOf = (tenant: string, id: string) => readMessage(app, testCtx(tenant), nameOf(tenant, id))

describe('the notice', () => {
  /** What east sent to west, answered by west that another authority has it. */
  async function answered(to: string, more: object = {}) {
    const sent = await submit(messaging)
    const { row } = await viewOf('ca-east', sent)
    const { wire, bytes, message } = await makeMessage(west, east, {
      message: {
        action: 'message',
        conversationId: row.conversationId,
        refToMessageId: row.messageId,
        properties: [{ name: 'forwardedTo', value: to }],
        ...more,
      },
    })
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
    return { row, notice: await oneOf(messaging, 'ca-east', { messageId: message.messageId }) }
  }

  test('that a message of ours was forwarded is told to whoever sent it', async () => {
    await messaging.setEndpoint('ca-east', endpoint, { own: { state: 'CA' }, partner: { state: 'BE' } })
    const { row, notice } = await answered('north.example')
    expect(notice.state).toBe('confirmed')
    const fact = (await factsOf(messaging, 'ca-east')).findLast(({ type }) => type.endsWith('.ForwardingNoticed'))
    expect(fact && ForwardingNoticed.decode(fact.data)).toEqual({
      message: nameOf('ca-east', row.id),
      source: row.source,
      conversationId: row.conversationId,
      partner: 'tenants/ca-east/partners/west',
      forwardedTo: 'tenants/ca-east/partners/north',
      notice: nameOf('ca-east', notice.id),
    })
    const { evidences } = await viewOf('ca-east', row.id)
    expect(evidences.map(({ kind }) => kind)).toContain('forwarded-there')
  })

  test.each([
    ['of an authority of another State', 'north.example', {}],
    ['of nobody whom we know', 'nobody.example', {}],
    ['of the authority itself', 'west.example', {}],
    ['about what we never sent', 'north.example', { refToMessageId: 'x@east.example' }],
  ])('%s is a message like others, which somebody reads', async (_, to, more) => {
    await oneState(messaging)
    expect((await answered(to, more)).notice.state).toBe('received')
  })
})
