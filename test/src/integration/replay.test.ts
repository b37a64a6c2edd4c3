import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Exchange, exchange } from '../support/exchange.ts'
import { type Installation, installation } from '../support/installation.ts'

// A message captured on the wire and sent again by somebody who holds no key.

let at: Installation
let played: Exchange
let wire: { body: Buffer; contentType: string }

beforeAll(async () => {
  at = await installation(['pt', 'be'])
  played = await exchange(at, 'scenario-a')
  const sender = await at.person('pt', 'caseworker')
  const captured = await sender.open(`${played.sent.message}/evidence/wire-message`)
  wire = { body: Buffer.from(await captured.arrayBuffer()), contentType: captured.headers.get('content-type') ?? '' }
}, 240_000)

afterAll(() => at.close(), 60_000)

async function send(body: Buffer): Promise<string> {
  const { ports } = at.stateOf('be-fr')
  const answer = await fetch(`http://127.0.0.1:${ports.as4}/as4`, {
    method: 'POST',
    headers: { 'Content-Type': wire.contentType },
    body,
  })
  return answer.text()
}

async function incomingCases(): Promise<number> {
  const who = await at.person('be-fr', 'caseworker')
  const { totalSize } = await who.get('tenants/be-fr/cases?direction=DIRECTION_INCOMING')
  return totalSize
}

test('the same bytes again: the stored receipt, no second case', async () => {
  const sender = await at.person('pt', 'caseworker')
  const stored = await sender.download(`${played.sent.message}/evidence/receipt`)
  const before = await incomingCases()
  expect(await send(wire.body)).toBe(stored.toString())
  expect(await incomingCases()).toBe(before)
})

test.each([
  ['the header', 0.05],
  ['the encrypted form', 0.5],
  ['the last part', 0.97],
])('one byte changed in %s: refused, no second case', async (_, where) => {
  const before = await incomingCases()
  const changed = Buffer.from(wire.body)
  const i = Math.floor(changed.length * where)
  changed.writeUInt8(changed.readUInt8(i) ^ 1, i)
  const answer = await send(changed)
  expect(answer).toContain('eb:Error')
  expect(answer).not.toContain('NonRepudiationInformation')
  expect(await incomingCases()).toBe(before)
})
