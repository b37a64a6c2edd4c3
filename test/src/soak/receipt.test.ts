import { expect, test } from '@jest/globals'
import { composeSignal } from '@sustento/messaging/as4/compose'
import { writeReceipt } from '@sustento/messaging/as4/ebms/write-signal'
import { readEnvelope } from '@sustento/messaging/as4/envelope'
import { type TestAccessPoint, testAccessPoints } from '@sustento/messaging/testing/identities'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { proves } from './receipt.ts'

const { alpha, beta } = await testAccessPoints(['alpha', 'beta'])
const at = new Date('2026-11-22T10:00:00Z')
const make = async () => {
  const { wire, message } = await makeMessage(alpha, beta)
  return { header: wire.envelope, messageId: message.messageId }
}
const [message, other] = [await make(), await make()]

/** A receipt for what a header signs. */
function receiptBy(signer: TestAccessPoint, { header, messageId: refToMessageId } = message): Promise<Buffer> {
  const copies = readEnvelope(header).security.signature?.copies ?? []
  const info = { timestamp: at.toISOString(), messageId: 'receipt@beta.example', refToMessageId }
  return composeSignal((id) => writeReceipt(info, copies, id), signer)
}
const sender = alpha.identity.certificate
const recipient = beta.identity.certificate
const judge = async (receipt: Buffer, about = message) => proves({ ...about, receipt, sender, recipient }, at)

test('a receipt of the recipient for exactly this message is a proof, and nothing else is', async () => {
  const genuine = await receiptBy(beta)
  expect(await judge(genuine)).toBe(true)
  expect(await judge(await receiptBy(alpha))).toBe(false)
  expect(await judge(await receiptBy(beta, other))).toBe(false)
  expect(await judge(await receiptBy(beta, { ...other, messageId: message.messageId }))).toBe(false)
  expect(await judge(genuine, other)).toBe(false)
  expect(await judge(Buffer.from(genuine.toString().replace('receipt@beta', 'receipT@beta')))).toBe(false)
  expect(await judge(Buffer.from('nothing'))).toBe(false)
})

test('a header that the sender did not sign proves nothing', async () => {
  const { wire, message: forged } = await makeMessage(beta, alpha)
  const about = { header: wire.envelope, messageId: forged.messageId }
  await expect(judge(await receiptBy(beta, about), about)).rejects.toThrow('EBMS:0101')
})
