import { randomUUID } from 'node:crypto'
import { forwardNext } from '../usecases/forwarding/forward-next.ts'
import { sendNext } from '../usecases/send/send-next.ts'
import type { TestMessaging } from './messaging.ts'
import { send } from './send.ts'
import { messagesOf } from './state.ts'
import { type Deviation, makeMessage } from './wire.ts'

/** East and west are authorities of one State; north is one of another, whose access point is not there. */
export async function oneState(messaging: TestMessaging, partner: object = {}): Promise<void> {
  const { north, endpoint, setEndpoint } = messaging
  const partners = { [north.party]: { state: 'NO', endpoint: 'http://127.0.0.1:9/as4' } }
  for (const tenant of ['ca-east', 'ca-west']) {
    await setEndpoint(tenant, endpoint, { own: { state: 'CA' }, partner, partners })
  }
}

/** Does everything that waits in a tenant's forwarding and sending. */
export async function goOn({ app }: TestMessaging, tenant: string): Promise<void> {
  while ((await forwardNext(app, tenant)) || (await sendNext(app, tenant))) {}
}

/** Has north send a message to east that is for west, and answers its wire id. */
export async function misdirect(messaging: TestMessaging, deviation: Deviation = {}): Promise<string> {
  const { north, east, endpoint } = messaging
  const properties = [
    { name: 'originalSender', value: 'north.example' },
    { name: 'finalRecipient', value: 'west.example', type: 'urn:x' },
    { name: 'trackingIdentifier', value: 'n-1' },
  ]
  const { message, wire, bytes } = await makeMessage(north, east, {
    ...deviation,
    message: { properties, conversationId: randomUUID(), ...deviation.message },
  })
  const { kind } = await send(endpoint, wire.contentType, bytes)
  if (kind !== 'receipt') throw new Error(`answered with ${kind}`)
  return message.messageId
}

/** The only message of a tenant that fits. */
export async function oneOf(messaging: TestMessaging, tenant: string, fits: Partial<Record<string, unknown>>) {
  const rows = (await messagesOf(messaging, tenant)).filter((row) =>
    Object.entries(fits).every(([key, value]) => Reflect.get(row, key) === value),
  )
  const [row, ...others] = rows
  if (row === undefined || others.length > 0) throw new Error(`${rows.length} messages fit`)
  return row
}
