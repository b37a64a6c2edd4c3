import { randomBytes } from 'node:crypto'
import { ping } from '../../as4/names.ts'
import type { TestAccessPoint } from '../identities.ts'
import type { TestMessaging } from '../messaging.ts'
import { type Deviation, type MadeMessage, makeMessage } from '../wire.ts'
import { type Draft, toDraft } from './draft.ts'

/** Whom messages are for. */
export type FuzzTenant = 'ca-east' | 'ca-west'

/** A valid message, with what it says by the word of who made it. */
export interface Base {
  made: MadeMessage
  draft: Draft
  /** Contents of its parts in the order of the header. */
  contents: Buffer[]
  tenant: FuzzTenant
  recipient: TestAccessPoint
  isPing: boolean
  shape: string
}

type Make = (from: TestAccessPoint, to: TestAccessPoint, deviation: Deviation) => Promise<[MadeMessage, Buffer[]]>

const compressed =
  (contents: () => Buffer[], message: Deviation['message'] = {}): Make =>
  async (from, to, deviation) => {
    const all = contents()
    return [await makeMessage(from, to, { ...deviation, contents: all, message }), all]
  }

const inClear =
  (content: () => Buffer, mediaType: string): Make =>
  async (from, to, deviation) => {
    const all = content()
    return [await makeMessage(from, to, { ...deviation, contents: [all], inClear: { 0: mediaType } }), [all]]
  }

const pinged = { service: ping.service, action: ping.action }
const named = (count: number) => Array.from({ length: count }, (_, i) => Buffer.from(`<part number="${i}"/>`))

const makers: Record<string, Make> = {
  'one part': compressed(() => named(1)),
  'three parts': compressed(() => [...named(2), randomBytes(5000)]),
  'twenty-eight parts': compressed(() => named(28)),
  'a large part': compressed(() => [randomBytes(300_000)]),
  'a part of nothing': compressed(() => [Buffer.alloc(0)]),
  'an answer': compressed(() => named(1), { refToMessageId: 'question@east.example', action: 'response' }),
  'a ping': async (from, to, deviation) => {
    const message = { ...pinged, parts: [] }
    return [await makeMessage(from, to, { ...deviation, contents: [], message }), []]
  },
  'a ping with a part': compressed(() => named(1), pinged),
  'bytes in clear': inClear(() => randomBytes(700), 'image/jpeg'),
  'XML in clear': inClear(() => Buffer.from('<a  b="1">\r\n<c/></a>'), 'text/xml'),
  'text in clear': inClear(() => Buffer.from('one\ntwo\r\nthree'), 'text/plain'),
}

/** Kinds of messages there are. */
export const shapes = Object.keys(makers)

/** Makes a valid message of a shape, from the partner to one of the tenants; `deviation` is signed with it. */
export async function makeBase(
  { north, east, west }: TestMessaging,
  shape: string,
  tenant: FuzzTenant,
  deviation: Deviation = {},
): Promise<Base> {
  const recipient = tenant === 'ca-east' ? east : west
  const make = makers[shape] as Make
  const [made, contents] = await make(north, recipient, deviation)
  return { made, contents, tenant, recipient, shape, draft: await toDraft(made), isPing: shape.startsWith('a ping') }
}
