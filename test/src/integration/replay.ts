import { beforeAll, expect, test } from '@jest/globals'
import { changedAfter, changedBefore } from '../support/changed.ts'
import { heldBy } from '../support/database-content.ts'
import { post, type WireMessage, wireMessage } from '../support/wire-message.ts'
import type { Played } from './played.ts'

/** A message captured on the wire and sent again by somebody who holds no key. */
export function replay(get: () => Played): void {
  let wire: WireMessage
  let receipt: string
  let before: string

  beforeAll(async () => {
    const sender = await get().at.person('pt')
    const { message } = get().regulation.sent
    wire = await wireMessage(sender, message)
    receipt = (await sender.download(`${message}/evidence/receipt`)).toString()
    before = await heldBy(get().at, 'be-fr')
  })

  const send = (body: Buffer) => post(get().at.stateOf('be-fr').ports.as4, { ...wire, body })

  test('the same bytes again: the stored receipt, no second case', async () => {
    expect(await send(wire.body)).toBe(receipt)
    expect(await heldBy(get().at, 'be-fr')).toBe(before)
  })

  test.each([
    ['the signature', 'EBMS:0101', () => changedAfter(wire.body, 'SignatureValue>', 20)],
    ['a signed digest', 'EBMS:0101', () => changedAfter(wire.body, 'DigestValue>', 20)],
    ['the wrapped key', 'EBMS:0102', () => changedAfter(wire.body, 'CipherValue>', 20)],
    ['the beginning of a part', 'EBMS:0102', () => changedAfter(wire.body, '\r\n\r\n', 20, -1)],
    ['the end of a part', 'EBMS:0102', () => changedBefore(wire.body, '\r\n--', 5)],
  ])('one byte changed in %s: refused, nothing kept', async (_, code, changed) => {
    const answer = await send(changed())
    expect(answer).toContain(`errorCode="${code}"`)
    expect(answer).not.toContain('NonRepudiationInformation')
    expect(await heldBy(get().at, 'be-fr')).toBe(before)
  })
}
