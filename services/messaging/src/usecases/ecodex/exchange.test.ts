import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { MessageOpened } from '@sustento/platform/gen/sustento/cases/v1/case_events'
import { MessageDelivered } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { readEvidence } from '../../ecodex/evidence/read.ts'
import { whole } from '../../testing/chunks.ts'
import { containerOf, documents } from '../../testing/container.ts'
import { type ConnectorDeviation, testEcodex } from '../../testing/ecodex.ts'
import { factsOf, messagesOf } from '../../testing/state.ts'
import { effectsOfCases } from '../../transport/consumers.ts'
import { downloadEvidence, downloadPart } from '../download.ts'
import { eraseMessages } from '../erase-messages.ts'
import { sha256Hex } from '../spool-parts.ts'
import { issue } from './issue.ts'
import { judgeArrival } from './judge-arrival.ts'
import { openReceived } from './open-received.ts'
import { sendBack } from './send-back.ts'

const rig = await testEcodex()
const { app, clock, east, west, stranger, chainOf, told, exchange, nameOf, viewOf, work } = rig
afterAll(() => rig.close())

/** The actions of what went back about a message. */
async function answersTo(tenant: string, wireId: string): Promise<string[]> {
  const rows = await messagesOf(rig, tenant)
  return rows.filter(({ refToMessageId }) => refToMessageId === wireId).map(({ action }) => action)
}

describe('a message between two authorities with e-CODEX', () => {
  test('is proved step by step, and told as delivered when the other authority has it', async () => {
    const { sent, arrived } = await exchange()
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE'])
    expect(await told('ca-west', arrived.id)).toEqual([])
    await rig.goOn()
    expect(await told('ca-west', arrived.id)).toEqual(['MessageReceived'])
    expect(await chainOf(arrived.id, 'ca-west')).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
    expect(await told('ca-east', sent.id)).toEqual([])

    await rig.confirm(arrived.id)
    await rig.goOn()
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])

    const { parts } = await viewOf('ca-west', arrived.id)
    expect(parts.map(({ kind }) => kind)).toEqual(['form-xml', 'evidence'])
    for (let times = 0; times < 2; times++) {
      await whole(await downloadPart(app, testCtx('ca-west'), nameOf('ca-west', arrived.id), parts[0]?.id ?? ''))
      await rig.goOn()
    }
    const everything = ['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE', 'DELIVERY', 'RETRIEVAL']
    expect(await chainOf(sent.id)).toEqual(everything)
    expect(await chainOf(arrived.id, 'ca-west')).toEqual(everything)
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])
  })

  test('has evidences that name its document, that anybody can verify, and that stay when it is erased', async () => {
    const { sent, arrived } = await exchange()
    await rig.goOn()
    await rig.confirm(arrived.id)
    await rig.goOn()
    const document = (await viewOf('ca-east', sent.id)).parts[0]?.sha256
    const name = nameOf('ca-east', sent.id)
    const erased = { name: 'tenants/ca-east/cases/x', messages: [name] }
    await (await app.dbs.get('ca-east')).transaction((tx) => eraseMessages(app, tx, 'ca-east', erased))
    const expected = {
      sender: east.party,
      recipient: west.party,
      original: { wireId: sent.messageId, sha256: document },
    }
    const issuers = { SUBMISSION_ACCEPTANCE: east, RELAY_REMMD_ACCEPTANCE: west, DELIVERY: west }
    for (const [kind, issuer] of Object.entries(issuers)) {
      const content = await whole((await downloadEvidence(app, testCtx('ca-east'), name, { kind })).bytes)
      const trust = { certificates: [issuer.x509], at: clock.now(), sha1: false }
      expect(readEvidence(content, trust).evidence).toMatchObject({ kind, issuer: issuer.party, ...expected })
    }
    const delivery = await whole((await downloadEvidence(app, testCtx('ca-east'), name, { kind: 'DELIVERY' })).bytes)
    const fact = (await factsOf(rig, 'ca-east')).findLast(({ type }) => type.endsWith('MessageDelivered'))
    expect(MessageDelivered.decode(fact?.data ?? Buffer.alloc(0)).receiptSha256).toBe(sha256Hex(delivery))
  })

  test('is proved as retrieved when cases tells that an official opened it, once', async () => {
    const { sent, arrived } = await exchange()
    await rig.goOn()
    await rig.confirm(arrived.id)
    const opened = async (message: string) => {
      const data = MessageOpened.encode(MessageOpened.fromPartial({ message })).finish()
      const type = 'sustento.cases.v1.MessageOpened'
      const from = { source: '/tenants/ca-west/cases', subject: 'tenants/ca-west/cases/x', key: 'x', time: clock.now() }
      const event = { ...from, id: randomUUID(), type, data, partition: 0, position: 1n }
      const db = await app.dbs.get('ca-west')
      await db.transaction(async (tx) => effectsOfCases(app)[type]?.(tx, event, 'ca-west'))
    }
    for (const message of [nameOf('ca-west', arrived.id), nameOf('ca-west', arrived.id)]) await opened(message)
    for (const strange of ['', nameOf('ca-east', arrived.id), nameOf('ca-west', sent.id)]) await opened(strange)
    await rig.goOn()
    await opened(nameOf('ca-west', arrived.id))
    await rig.goOn()
    const everything = ['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE', 'DELIVERY', 'RETRIEVAL']
    expect(await chainOf(sent.id)).toEqual(everything)
    expect(await answersTo('ca-west', sent.messageId)).toHaveLength(3)
  })

  test('gets each evidence once, however many replicas work', async () => {
    const { sent, arrived } = await exchange()
    await Promise.all([work('ca-west'), work('ca-west'), work('ca-west')])
    expect(await answersTo('ca-west', sent.messageId)).toEqual(['RelayREMMDAcceptanceRejection'])
    expect(await told('ca-west', arrived.id)).toEqual(['MessageReceived'])
    expect(await chainOf(arrived.id, 'ca-west')).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
  })

  test('gets the same evidence when the process died after it had sent it', async () => {
    const { sent, arrived } = await exchange()
    const received = await openReceived(app, 'ca-west', arrived.id)
    const { subject } = await judgeArrival(app, 'ca-west', received)
    const happening = { kind: 'RELAY_REMMD_ACCEPTANCE', at: arrived.createdAt } as const
    const issued = await issue(app.points.get('ca-west'), arrived.id, subject, happening)
    await sendBack(app, 'ca-west', received, subject, issued)
    clock.advance(60_000)
    await rig.goOn()
    expect(await answersTo('ca-west', sent.messageId)).toEqual(['RelayREMMDAcceptanceRejection'])
    for (const [tenant, id] of [['ca-west', arrived.id] as const, ['ca-east', sent.id] as const]) {
      const { bytes } = await downloadEvidence(app, testCtx(tenant), nameOf(tenant, id), {
        kind: 'RELAY_REMMD_ACCEPTANCE',
      })
      expect(await whole(bytes)).toEqual(issued.bytes)
    }
  })
})

describe('a message of a connector', () => {
  test('is taken when its container and its token are verified', async () => {
    const { id } = await rig.connectorMessage()
    expect(await chainOf(id)).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
    expect(await told('ca-east', id)).toEqual(['MessageReceived'])
    const { parts, contained } = await viewOf('ca-east', id)
    expect(parts.map(({ kind }) => kind)).toEqual(['form-xml', 'container', 'evidence', 'token'])
    expect(contained.map(({ kind, mediaType, fileName }) => [kind, mediaType, fileName])).toEqual([
      ['form-pdf', 'application/pdf', 'Form.pdf'],
      ['attachment', 'application/pdf', 'Décision n° 7.pdf'],
      ['token', 'application/pdf', 'TrustOkToken.pdf'],
    ])
  })

  test.each<[string, string, () => ConnectorDeviation]>([
    ['F.27', 'signed by somebody else', () => ({ container: containerOf(stranger) })],
    [
      'F.13',
      'that is a bomb',
      () => ({ container: containerOf(west, [{ name: 'Form.pdf', content: Buffer.alloc(6 << 20) }]) }),
    ],
    [
      'F.13',
      'that climbs',
      () => ({ container: containerOf(west, [{ name: '../Form.pdf', content: Buffer.from('x') }]) }),
    ],
    ['F.27', 'without the document of the token', () => ({ container: containerOf(west, documents.slice(1)) })],
    ['F.27', 'without a token', () => ({ token: false })],
    ['F.27', 'with a token of somebody else', () => ({ token: stranger })],
    ['F.29', 'with a token as PDF of somebody else', () => ({ pdfToken: stranger })],
  ])('%s with a container %s is not delivered, and its sender is told', async (_number, _what, deviation) => {
    const { id, messageId } = await rig.connectorMessage(deviation())
    const answers = ['RELAY_REMMD_ACCEPTANCE', 'NON_DELIVERY OTHER']
    expect(await chainOf(id)).toEqual(['SUBMISSION_ACCEPTANCE', ...answers])
    expect(await told('ca-east', id)).toEqual(['SecurityIncidentNoticed'])
    const actions = ['RelayREMMDAcceptanceRejection', 'DeliveryNonDeliveryToRecipient']
    expect(await answersTo('ca-east', messageId)).toEqual(actions)
    const db = await app.dbs.get('ca-east')
    expect(await db.query('SELECT content FROM spools')).toEqual([])
    expect((await viewOf('ca-east', id)).contained).toEqual([])
  })
})

describe('a business message without a proof of its submission', () => {
  test('F.27 is rejected to its sender, and nobody here is told of it', async () => {
    const { id, messageId } = await rig.post({})
    expect(await told('ca-east', id)).toEqual(['SecurityIncidentNoticed'])
    expect(await chainOf(id)).toEqual(['RELAY_REMMD_REJECTION OTHER'])
    expect(await answersTo('ca-east', messageId)).toEqual(['RelayREMMDAcceptanceRejection'])
  })
})
