import { afterAll, describe, expect, test } from '@jest/globals'
import { elementsIn, replaced, textOf } from '@sustento/messaging/testing/fuzz/elements'
import { testMessaging } from '@sustento/messaging/testing/messaging'
import { send } from '@sustento/messaging/testing/send'
import { stateOf } from '@sustento/messaging/testing/state'
import { makeMessage, withEnvelope } from '@sustento/messaging/testing/wire'

const messaging = await testMessaging()
const { east, north, endpoint } = messaging
afterAll(() => messaging.close())

const made = await makeMessage(north, east)
const type = made.wire.contentType
const envelope = made.wire.envelope.toString()
const refused = ['EBMS:0101', 'EBMS:0103', 'EBMS:0009']

/** Moves the signed element to each place of the envelope while a forged one stands where it is read. */
function wrappings(name: string, forge: (xml: string) => string): string[] {
  const place = elementsIn(envelope).find((one) => one.name === name)
  if (place === undefined) throw new Error(`no ${name}`)
  const original = textOf(envelope, place)
  const forged = forge(original)
  const shift = forged.length - original.length
  const places = elementsIn(envelope).flatMap(({ start, opened, closing, end }) => [start, opened, closing, end])
  const outside = [...new Set(places)].filter((at) => at <= place.start || at >= place.end)
  const without = replaced(envelope, place.start, place.end, forged)
  return outside.map((at) => {
    const to = at <= place.start ? at : at + shift
    return replaced(without, to, to, original)
  })
}

const other = '00000000-0000-4000-8000-000000000000'
const idOf = (xml: string) => /wsu:Id="([^"]*)"/.exec(xml)?.[1] ?? ''
const lie = (xml: string) => xml.replace(made.message.conversationId, other)
const variants: Record<string, (xml: string) => string> = {
  'the same id': (xml) => xml,
  'another id': (xml) => xml.replace(idOf(xml), 'forged'),
  'no id': (xml) => xml.replace(/ wsu:Id="[^"]*"/, ''),
  'the id as xml:id': (xml) => xml.replace('wsu:Id', 'xml:id'),
}

describe.each(Object.keys(variants))('a forged element with %s', (variant) => {
  const change = variants[variant] ?? String
  test.each([
    ['eb:Messaging', (xml: string) => change(lie(xml))],
    ['S12:Body', change],
  ])(
    `F.1 the signed %s at every place of the envelope, and a forged one with ${variant} in its place`,
    async (name, forge) => {
      const before = await stateOf(messaging, 'ca-east')
      const wrapped = wrappings(name, forge)
      expect(wrapped.length).toBeGreaterThan(40)
      for (const xml of wrapped) {
        const { kind } = await send(endpoint, type, await withEnvelope(made, () => xml))
        expect(refused).toContain(kind)
      }
      expect(await stateOf(messaging, 'ca-east')).toEqual(before)
    },
  )
})

test('F.1 the message from which all of these were made is accepted', async () => {
  expect((await send(endpoint, type, made.bytes)).kind).toBe('receipt')
})
