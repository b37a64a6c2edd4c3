import { beforeAll, expect, test } from '@jest/globals'
import { changedAfter, changedBefore } from '../support/changed.ts'
import { contentOf } from '../support/database-content.ts'
import type { Played } from './played.ts'

/** A message captured on the wire and sent again by somebody who holds no key. */
export function replay(get: () => Played): void {
  let wire: { body: Buffer; contentType: string }
  let receipt: string
  let before: string

  beforeAll(async () => {
    const sender = await get().at.person('pt')
    const { message } = get().regulation.sent
    const captured = await sender.open(`${message}/evidence/wire-message`)
    wire = { body: Buffer.from(await captured.arrayBuffer()), contentType: captured.headers.get('content-type') ?? '' }
    receipt = (await sender.download(`${message}/evidence/receipt`)).toString()
    before = await held()
  })

  const send = async (body: Buffer): Promise<string> => {
    const { ports } = get().at.stateOf('be-fr')
    const headers = { 'Content-Type': wire.contentType }
    const answer = await fetch(`http://127.0.0.1:${ports.as4}/as4`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    })
    return answer.text()
  }

  /** Cases and messages of the receiver. */
  const held = async () => {
    const contents = ['cases', 'messaging'].map((name) => contentOf(get().at, 'be-fr', name, true))
    return (await Promise.all(contents)).join(' ')
  }

  test('the same bytes again: the stored receipt, no second case', async () => {
    expect(await send(wire.body)).toBe(receipt)
    expect(await held()).toBe(before)
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
    expect(await held()).toBe(before)
  })
}
