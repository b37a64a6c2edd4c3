import { createHash } from 'node:crypto'
import { expect } from '@jest/globals'
import type { Caseworker, Json } from '@sustento/embedded/demo/caseworker'
import { deliveredMessage, type Entered } from '@sustento/embedded/demo/request'
import { until } from '@sustento/embedded/demo/wait'
import { inDatabase } from '../support/database-content.ts'
import type { Installation } from '../support/installation.ts'
import type { Passage } from '../support/wire.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** The name of the message once its receipt was verified. */
export function delivered(who: Caseworker, entered: Entered): Promise<string> {
  return until('the delivery', () => deliveredMessage(who, entered))
}

/** The one message of an exchange on the other side, and its case, once it is taken over and confirmed. */
export async function takenOver(
  at: Installation,
  receiver: Caseworker,
  conversation: string,
): Promise<{ case: string; message: string }> {
  const { tenant } = receiver
  return until('the case', async () => {
    const rows = await inDatabase(at, tenant, 'cases', async (db) => {
      const taken =
        'SELECT case_id, message FROM incoming_messages WHERE conversation_id = $1 AND confirmed_at IS NOT NULL'
      return (await db.query(taken, [conversation])).rows
    })
    const [row, ...more] = rows
    expect(more).toEqual([])
    return row && { case: `tenants/${tenant}/cases/${row.case_id}`, message: row.message as string }
  })
}

/** Every attempt was the same message, byte for byte, and it is what both sides keep as evidence. */
export async function expectSameBytes(
  passages: Passage[],
  [sender, sent]: [Caseworker, string],
  [receiver, received]: [Caseworker, string],
): Promise<void> {
  const wire = await sender.download(`${sent}/evidence/wire-message`)
  expect(new Set(passages.map(({ request }) => sha256(request)))).toEqual(new Set([sha256(wire)]))
  expect(sha256(await receiver.download(`${received}/evidence/wire-message`))).toBe(sha256(wire))
  const [ours, theirs] = [(await sender.get(sent)).message, (await receiver.get(received)).message]
  expect(theirs.messageId).toBe(ours.messageId)
  expect(new Set(digests(ours, 'sent'))).toEqual(new Set(digests(theirs, 'received')))
  expect(digests(ours, 'receipt')).toEqual(digests(theirs, 'receipt-issued'))
}

const digests = (message: Json, kind: string): string[] =>
  message.evidences.filter((evidence: Json) => evidence.kind === kind).map((evidence: Json) => evidence.sha256)
