import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { pieces, whole } from '../testing/chunks.ts'
import { type TestAccessPoint, testAccessPoints } from '../testing/identities.ts'
import { makeMessage } from '../testing/wire.ts'
import { openArrival } from './arrival.ts'
import { type CheckedPart, type ExpectedPart, takeIn } from './part/incoming.ts'
import { expectedParts } from './policy.ts'
import { openContentKey } from './security/read-encryption.ts'
import { verifySignature } from './security/verify.ts'
import { wireBytes, wireLength } from './wire.ts'

const at = new Date('2026-11-22T10:00:00Z')
const { east, west, north } = await testAccessPoints(['east', 'west', 'north'])

/** Takes a message in as the service does, without keeping it. */
async function receive(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
  from: TestAccessPoint,
  to: TestAccessPoint,
) {
  const arrival = await openArrival(contentType, body)
  const { security, content } = arrival.envelope
  if (content.kind !== 'message' || security.signature === undefined) throw new Error('not a signed message')
  const certificates = [north.x509, from.x509]
  await verifySignature(security.signature, { ...from, certificates }, at)
  const expected = expectedParts(content.message, security)
  const key = await openContentKey(security.key, [to.decryption])
  const parts: CheckedPart[] = []
  for await (const part of arrival.parts) {
    const one = expected.get(part.headers.contentId ?? '') as ExpectedPart
    parts.push(await takeIn(part.body, one, key, { size: 1 << 26, ratio: 100, free: 1 << 20 }, async () => {}))
  }
  return { message: content.message, parts, arrival }
}

describe('a message', () => {
  test.each([0, 1, 5, 28])('with %i parts arrives as it was sent, however it is cut', async (count) => {
    const contents = Array.from({ length: count }, (_, i) => randomBytes(i * 1000))
    const { message, wire, bytes } = await makeMessage(east, west, { contents })
    for (const size of [bytes.length, 4096, 61]) {
      const received = await receive(wire.contentType, pieces(bytes, size), east, west)
      expect(received.message).toEqual(message)
      expect(received.parts.map((part) => part.size)).toEqual(contents.map((content) => content.length))
      expect(received.arrival.framing).toEqual(wire.framing)
    }
  })

  test('is made again byte for byte, with the length announced', async () => {
    const { wire, bytes } = await makeMessage(east, west, { contents: [randomBytes(300_000), Buffer.alloc(0)] })
    expect(await whole(wireBytes(wire))).toEqual(bytes)
    expect(wireLength(wire)).toBe(bytes.length)
  })

  test('signed by somebody else is not authentic', async () => {
    const { wire, bytes } = await makeMessage(east, west, { signer: west })
    await expect(receive(wire.contentType, pieces(bytes, 999), east, west)).rejects.toMatchObject({ code: 'EBMS:0101' })
  })

  test('encrypted for somebody else cannot be decrypted', async () => {
    const { wire, bytes } = await makeMessage(east, west, { recipient: north })
    await expect(receive(wire.contentType, pieces(bytes, 999), east, west)).rejects.toMatchObject({ code: 'EBMS:0102' })
  })

  test('signed with a certificate that is not valid now is not authentic', async () => {
    const { wire, bytes } = await makeMessage(east, west)
    const { security } = (await openArrival(wire.contentType, pieces(bytes, 999))).envelope
    if (security.signature === undefined) throw new Error('not signed')
    for (const then of ['2026-11-22T07:59:59Z', '2029-01-01T00:00:00Z']) {
      await expect(verifySignature(security.signature, east, new Date(then))).rejects.toThrow('EBMS:0101')
    }
  })
})
