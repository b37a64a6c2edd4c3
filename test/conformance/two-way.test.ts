import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect } from '@jest/globals'
import { ping as test } from '@sustento/messaging/as4/names'
import { receiptFor } from '@sustento/messaging/testing/partner-server'
import { send } from '@sustento/messaging/testing/send'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { pingPartner } from '@sustento/messaging/usecases/ping'
import { assertion } from './support/assertion.ts'
import { delivered, factsOf, lastOf, part, receivedBy, sendFrom } from './support/exchange.ts'
import { openMessage } from './support/open-message.ts'
import { oneWay, startRig, twoWay } from './support/rig.ts'

const rig = await startRig()
const { app, east, north, endpoint, partner } = rig
afterAll(() => rig.stop())
beforeEach(() => {
  partner.answering = (exchange) => receiptFor(exchange, north)
})

const xml = part('<order/>')

/** A message of the partner, and what `ca-east` answers to it. */
async function askAndAnswer() {
  const asked = await makeMessage(north, east, { message: twoWay })
  expect((await send(endpoint, asked.wire.contentType, asked.bytes)).kind).toBe('receipt')
  const { row } = await delivered(rig, 'ca-east', asked.message.messageId)
  const { messageId: refToMessageId, conversationId } = row
  await sendFrom(rig, 'north', [xml], { ...twoWay, refToMessageId, conversationId })
  const { message } = await openMessage(lastOf(rig), east, north)
  return { asked: asked.message, answer: message }
}

assertion('AS4_CP_TA02', 'M', 'the answer of a two-way exchange carries RefToMessageId', async () => {
  const { asked, answer } = await askAndAnswer()
  expect(answer.refToMessageId).toBe(asked.messageId)
})

assertion('AS4_CP_TA18', 'M', 'ConversationId is set', async () => {
  const conversationId = randomUUID()
  await sendFrom(rig, 'north', [xml], { conversationId })
  expect((await openMessage(lastOf(rig), east, north)).message.conversationId).toBe(conversationId)
})

assertion('AS4_CP_TA19', 'M', 'the answer has the ConversationId of what it answers', async () => {
  const { asked, answer } = await askAndAnswer()
  expect(answer.conversationId).toBe(asked.conversationId)
})

assertion('AS4_CP_TA16', 'M', 'a test message has the service and action of the test service', async () => {
  expect(await pingPartner(app, 'ca-east', 'north')).toMatchObject({ reason: 'OK' })
  const { message } = await openMessage(lastOf(rig), east, north)
  expect(message).toMatchObject(test)
  expect(test.service.value).toBe('http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/service')
  expect(test.action).toBe('http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/test')
})

assertion('AS4_CP_TA17', 'M', 'a test message is answered by a receipt and not delivered', async () => {
  const told = await factsOf(rig, 'ca-east', 'MessageReceived')
  const { wire, bytes, message } = await makeMessage(north, east, { message: test })
  expect(await send(endpoint, wire.contentType, bytes)).toMatchObject({ status: 200, kind: 'receipt', signed: true })
  expect(await receivedBy(rig, 'ca-east', message.messageId)).toEqual([])
  expect(await factsOf(rig, 'ca-east', 'MessageReceived')).toEqual(told)
})

assertion('AS4_4CT_TA01', 'M', 'originalSender and finalRecipient are there', async () => {
  await sendFrom(rig, 'north', [xml])
  const { message } = await openMessage(lastOf(rig), east, north)
  expect(message.properties).toEqual([
    { name: 'originalSender', value: 'urn:example:c1' },
    { name: 'finalRecipient', value: 'urn:example:c4' },
  ])
})

assertion('AS4_4CT_TA02', 'O', 'a tracking identifier is handed on', async () => {
  const properties = [{ name: 'trackingIdentifier', value: randomUUID() }]
  const { wire, bytes, message } = await makeMessage(north, east, { message: { ...oneWay, properties } })
  expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
  expect((await delivered(rig, 'ca-east', message.messageId)).header.properties).toEqual(properties)
})

assertion('AS4_4CT_TA03', 'M', 'From and To are the access points, not the end parties', async () => {
  await sendFrom(rig, 'north', [xml])
  const { message } = await openMessage(lastOf(rig), east, north)
  expect([message.from.id, message.to.id]).toEqual([east.party, north.party])
  const ends = message.properties.map(({ value }) => value)
  expect(ends).not.toContain(message.from.id)
  expect(ends).not.toContain(message.to.id)
})
