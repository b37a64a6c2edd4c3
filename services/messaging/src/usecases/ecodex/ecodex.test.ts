import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MessageDelivered, MessageFailed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { v5 } from 'uuid'
import { asicType } from '../../ecodex/asic/container.ts'
import { type EvidenceKind, shapes } from '../../ecodex/evidence/kinds.ts'
import { readEvidence } from '../../ecodex/evidence/read.ts'
import { type NewEvidence, writeEvidence } from '../../ecodex/evidence/write.ts'
import { evidenceProperties } from '../../ecodex/parts.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { writeAccessPoint } from '../../testing/access-point-folder.ts'
import { whole } from '../../testing/chunks.ts'
import { containerOf, documents, tokenOf } from '../../testing/container.ts'
import type { TestAccessPoint } from '../../testing/identities.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { send } from '../../testing/send.ts'
import { factsOf, messagesOf } from '../../testing/state.ts'
import { submit } from '../../testing/submit.ts'
import { makeMessage } from '../../testing/wire.ts'
import { confirmDelivery } from '../confirm-delivery.ts'
import { downloadEvidence, downloadPart } from '../download.ts'
import { eraseMessages } from '../erase-messages.ts'
import { readMessage } from '../read-messages.ts'
import { sendNext } from '../send/send-next.ts'
import { sha256Hex } from '../spool-parts.ts'
import { timeOutNext } from './time-out-next.ts'
import { workNext } from './work-next.ts'

const messaging = await testMessaging()
const { app, clock, east, west, north, stranger, endpoint, tenants } = messaging
afterAll(() => messaging.close())

const nowhere = 'http://127.0.0.1:9/as4'

/** All are partners with e-CODEX; north's access point is not there. */
beforeAll(async () => {
  const at = { endpoint, [north.party]: nowhere }
  await writeAccessPoint(tenants.dir, 'ca-east', east, [west, north], at, { partner: { ecodex: true } })
  await writeAccessPoint(tenants.dir, 'ca-west', west, [east, north], at, { partner: { ecodex: true } })
  await app.points.reload()
})

const all = async (step: (tenant: string) => Promise<boolean>, tenant: string) => {
  while (await step(tenant)) {}
}
const deliver = (tenant: string) => all((one) => sendNext(app, one), tenant)
const work = (tenant: string) => all((one) => workNext(app, one), tenant)
const timeOut = () => all((one) => timeOutNext(app, one), 'ca-east')
const nameOf = (tenant: string, id: string) => `tenants/${tenant}/messages/${id}`
const viewOf = (tenant: string, id: string) => readMessage(app, testCtx(tenant), nameOf(tenant, id))

/** Kinds and codes of what is known of a message of east, without what AS4 itself proves. */
async function chainOf(id: string, tenant = 'ca-east'): Promise<string[]> {
  const { evidences } = await viewOf(tenant, id)
  const own = ['submitted', 'sent', 'receipt', 'received', 'receipt-issued', 'confirmed', 'failed']
  return evidences
    .filter(({ kind }) => !own.includes(kind))
    .map(({ kind, code }) => (code === '' ? kind : `${kind} ${code}`))
}

/** What was told about a message, in order. */
async function told(tenant: string, id: string): Promise<string[]> {
  const facts = await factsOf(messaging, tenant)
  return facts.filter(({ data }) => data.includes(id)).map(({ type }) => type.replace('sustento.messaging.v1.', ''))
}

/** A message of east that has reached west, and what it is there. */
async function exchange(): Promise<{ sent: MessageRow; arrived: MessageRow }> {
  const id = await submit(messaging)
  await deliver('ca-east')
  const { row: sent } = await viewOf('ca-east', id)
  const arrived = (await messagesOf(messaging, 'ca-west')).find(({ messageId }) => messageId === sent.messageId)
  return { sent, arrived: arrived as MessageRow }
}

const confirm = (id: string) =>
  confirmDelivery(app, testCtx('ca-west'), {
    name: nameOf('ca-west', id),
    requestId: randomUUID(),
    bytes: Buffer.from(id),
  })

describe('a message between two authorities with e-CODEX', () => {
  test('is proved step by step, and told as delivered when the other authority has it', async () => {
    const { sent, arrived } = await exchange()
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE'])
    expect(await told('ca-west', arrived.id)).toEqual([])
    await work('ca-west')
    expect(await told('ca-west', arrived.id)).toEqual(['MessageReceived'])
    expect(await chainOf(arrived.id, 'ca-west')).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])

    await deliver('ca-west')
    await work('ca-east')
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
    expect(await told('ca-east', sent.id)).toEqual([])

    await confirm(arrived.id)
    await work('ca-west')
    await deliver('ca-west')
    await work('ca-east')
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])

    const parts = (await viewOf('ca-west', arrived.id)).parts.map(({ id, kind }) => ({ id, kind }))
    expect(parts.map(({ kind }) => kind)).toEqual(['form-xml', 'evidence'])
    for (let times = 0; times < 2; times++) {
      await whole(await downloadPart(app, testCtx('ca-west'), nameOf('ca-west', arrived.id), parts[0]?.id ?? ''))
      await work('ca-west')
      await deliver('ca-west')
      await work('ca-east')
    }
    const everything = ['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE', 'DELIVERY', 'RETRIEVAL']
    expect(await chainOf(sent.id)).toEqual(everything)
    expect(await chainOf(arrived.id, 'ca-west')).toEqual(everything)
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])
  })

  test('has evidences that name its document, that anybody can verify, and that stay when it is erased', async () => {
    const { sent, arrived } = await exchange()
    await work('ca-west')
    await confirm(arrived.id)
    await work('ca-west')
    await deliver('ca-west')
    await work('ca-east')
    const document = (await viewOf('ca-east', sent.id)).parts[0]?.sha256
    const db = await app.dbs.get('ca-east')
    await db.transaction((tx) =>
      eraseMessages(app, tx, 'ca-east', { name: 'tenants/ca-east/cases/x', messages: [nameOf('ca-east', sent.id)] }),
    )
    for (const [kind, issuer] of [
      ['SUBMISSION_ACCEPTANCE', east],
      ['RELAY_REMMD_ACCEPTANCE', west],
      ['DELIVERY', west],
    ] as const) {
      const { bytes } = await downloadEvidence(app, testCtx('ca-east'), nameOf('ca-east', sent.id), kind)
      const content = await whole(bytes)
      const trust = { certificates: [issuer.x509], at: clock.now(), sha1: false }
      expect(readEvidence(content, trust).evidence).toMatchObject({
        kind,
        issuer: issuer.party,
        sender: east.party,
        recipient: west.party,
        original: { wireId: sent.messageId, sha256: document },
      })
      if (kind === 'DELIVERY') {
        const fact = (await factsOf(messaging, 'ca-east')).findLast(({ type }) => type.endsWith('MessageDelivered'))
        expect(MessageDelivered.decode(fact?.data ?? Buffer.alloc(0)).receiptSha256).toBe(sha256Hex(content))
      }
    }
  })

  test('gets each evidence once, however many replicas work and however often they die before the end', async () => {
    const { sent, arrived } = await exchange()
    await Promise.all([work('ca-west'), work('ca-west'), work('ca-west')])
    const before = await messagesOf(messaging, 'ca-west')
    const answers = before.filter(({ refToMessageId }) => refToMessageId === sent.messageId)
    expect(answers.map(({ action }) => action)).toEqual(['RelayREMMDAcceptanceRejection'])
    expect(await told('ca-west', arrived.id)).toEqual(['MessageReceived'])
    expect(await chainOf(arrived.id, 'ca-west')).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
  })
})

/** Has west's access point send an evidence about a message of east, made by whom and of whatever a test wants. */
async function answer(
  sent: MessageRow,
  kind: EvidenceKind,
  {
    by = west,
    about = {},
    action = shapes[kind].action,
    refToMessageId = sent.messageId,
  }: {
    by?: TestAccessPoint
    about?: Partial<NewEvidence>
    action?: string
    refToMessageId?: string
  } = {},
): Promise<string> {
  const { parts } = await viewOf('ca-east', sent.id)
  const original = { applicationId: '', wireId: '', sha256: parts[0]?.sha256 ?? '' }
  const at = clock.now()
  const subject = { issuer: by.party, sender: east.party, recipient: west.party, original }
  const bytes = await writeEvidence({ kind, id: v5(kind, randomUUID()), at, reasons: [], ...subject, ...about }, by)
  const properties = [{ name: 'MimeType', value: 'text/xml' }, ...evidenceProperties(kind)]
  const message = {
    action,
    refToMessageId,
    parts: [{ contentId: 'evidence@west', properties }],
  }
  const made = await makeMessage(west, east, { contents: [bytes], inClear: { 0: 'text/xml' }, message })
  expect((await send(endpoint, made.wire.contentType, made.bytes)).kind).toBe('receipt')
  await work('ca-east')
  const stored = (await messagesOf(messaging, 'ca-east')).find(({ messageId }) => messageId === made.message.messageId)
  return stored?.id ?? ''
}

describe('evidences that come', () => {
  test('in any order are the same chain', async () => {
    const { sent } = await exchange()
    await answer(sent, 'RETRIEVAL')
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])
    await answer(sent, 'RELAY_REMMD_ACCEPTANCE')
    await answer(sent, 'DELIVERY')
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE', 'RETRIEVAL', 'RELAY_REMMD_ACCEPTANCE', 'DELIVERY'])
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])
  })

  test('in contradiction are kept, and change nothing', async () => {
    const { sent } = await exchange()
    await answer(sent, 'NON_DELIVERY', { about: { reasons: [{ code: 'BACKEND_REJECTION', details: 'no' }] } })
    await answer(sent, 'DELIVERY')
    await answer(sent, 'NON_DELIVERY')
    expect(await chainOf(sent.id)).toEqual([
      'SUBMISSION_ACCEPTANCE',
      'NON_DELIVERY BACKEND_REJECTION',
      'contradictory DELIVERY',
    ])
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed', 'SecurityIncidentNoticed'])
  })

  test.each<[string, string, EvidenceKind, (other: MessageRow) => Parameters<typeof answer>[2]]>([
    ['of somebody else', 'EBMS:0101', 'DELIVERY', () => ({ by: stranger })],
    [
      'about another document',
      'MESSAGE_OTHER',
      'DELIVERY',
      () => ({ about: { original: { applicationId: '', wireId: '', sha256: '00'.repeat(32) } } }),
    ],
    [
      'about nothing',
      'MESSAGE_OTHER',
      'DELIVERY',
      () => ({ about: { original: { applicationId: '', wireId: '', sha256: '' } } }),
    ],
    [
      'about another message',
      'MESSAGE_OTHER',
      'DELIVERY',
      ({ messageId }) => ({ about: { original: { applicationId: '', wireId: messageId, sha256: '' } } }),
    ],
    ['about a message that was never sent', 'MESSAGE_UNKNOWN', 'DELIVERY', () => ({ refToMessageId: 'x@y' })],
    ['under the action of another', 'EBMS:0003', 'DELIVERY', () => ({ action: 'RelayREMMDAcceptanceRejection' })],
    ['that only the sender issues', 'KIND_UNEXPECTED', 'RELAY_REMMD_FAILURE', () => ({})],
  ])('%s are kept with their message, and prove nothing', async (_, code, kind, deviation) => {
    const [{ sent }, other] = [await exchange(), await exchange()]
    const id = await answer(sent, kind, deviation(other.sent))
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE'])
    expect(await told('ca-east', sent.id)).toEqual([])
    expect(await chainOf(id)).toEqual([`unmatched ${code}`])
    expect(await told('ca-east', id)).toEqual(['SecurityIncidentNoticed'])
    const { bytes } = await downloadEvidence(app, testCtx('ca-east'), nameOf('ca-east', id), 'unmatched')
    expect((await whole(bytes)).length).toBeGreaterThan(1000)
  })

  test('signed with SHA-1 or not at all, as junk or as several parts, prove nothing', async () => {
    const { sent } = await exchange()
    for (const contents of [[Buffer.from('junk')], [Buffer.from('<a/>')], [Buffer.from('<a/>'), Buffer.from('<b/>')]]) {
      const message = { action: 'DeliveryNonDeliveryToRecipient', refToMessageId: sent.messageId }
      const made = await makeMessage(west, east, { contents, message })
      await send(endpoint, made.wire.contentType, made.bytes)
    }
    await work('ca-east')
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE'])
  })
})

/** A message of west to east as a connector makes it: business document, container, token, evidence of submission. */
async function connectorMessage({
  container = containerOf(west),
  token = true,
  by = west,
}: {
  container?: Buffer
  token?: boolean
  by?: TestAccessPoint
} = {}): Promise<MessageRow | undefined> {
  const business = Buffer.from('<application/>')
  const original = { applicationId: 'national-1', wireId: '', sha256: sha256Hex(business) }
  const subject = { issuer: west.party, sender: west.party, recipient: east.party, original }
  const about = { kind: 'SUBMISSION_ACCEPTANCE' as const, id: randomUUID(), at: clock.now(), reasons: [], ...subject }
  const [document] = documents
  if (document === undefined) throw new Error('there is no document')
  const parts: [name: string, mediaType: string, content: Buffer][] = [
    ['messageContent', 'text/xml', business],
    ['ASIC-S', asicType, container],
    ...(token ? [['Token.xml', 'text/xml', await tokenOf(by, document)] satisfies [string, string, Buffer]] : []),
    ['SUBMISSION_ACCEPTANCE', 'text/xml', await writeEvidence(about, west)],
  ]
  const made = await makeMessage(west, east, {
    contents: parts.map(([, , content]) => content),
    inClear: Object.fromEntries(parts.map(([, mediaType], index) => [index, mediaType])),
    message: {
      parts: parts.map(([name, mediaType], index) => ({
        contentId: `part-${index + 1}@west`,
        properties: [
          { name: 'MimeType', value: mediaType },
          { name: 'name', value: name },
        ],
      })),
    },
  })
  expect((await send(endpoint, made.wire.contentType, made.bytes)).kind).toBe('receipt')
  await work('ca-east')
  return (await messagesOf(messaging, 'ca-east')).find(({ messageId }) => messageId === made.message.messageId)
}

describe('a message of a connector', () => {
  test('is taken when its container and its token are verified', async () => {
    const arrived = await connectorMessage()
    expect(await chainOf(arrived?.id ?? '')).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
    expect(await told('ca-east', arrived?.id ?? '')).toEqual(['MessageReceived'])
    const { parts } = await viewOf('ca-east', arrived?.id ?? '')
    expect(parts.map(({ kind }) => kind)).toEqual(['form-xml', 'attachment', 'attachment', 'evidence'])
  })

  test.each<[string, () => Parameters<typeof connectorMessage>[0]]>([
    ['signed by somebody else', () => ({ container: containerOf(stranger) })],
    ['a bomb', () => ({ container: containerOf(west, [{ name: 'Form.pdf', content: Buffer.alloc(6 << 20) }]) })],
    ['that climbs', () => ({ container: containerOf(west, [{ name: '../Form.pdf', content: Buffer.from('x') }]) })],
    ['without the document of the token', () => ({ container: containerOf(west, documents.slice(1)) })],
    ['without a token', () => ({ token: false })],
    ['with a token of somebody else', () => ({ by: stranger })],
  ])('with a container %s is not delivered, and its sender is told', async (_, deviation) => {
    const arrived = await connectorMessage(deviation())
    const [, ...answers] = await chainOf(arrived?.id ?? '')
    expect(answers).toEqual(['RELAY_REMMD_ACCEPTANCE', 'NON_DELIVERY OTHER'])
    expect(await told('ca-east', arrived?.id ?? '')).toEqual(['SecurityIncidentNoticed'])
    const sent = (await messagesOf(messaging, 'ca-east')).filter((row) => row.refToMessageId === arrived?.messageId)
    expect(sent.map(({ action }) => action)).toEqual([
      'RelayREMMDAcceptanceRejection',
      'DeliveryNonDeliveryToRecipient',
    ])
    const db = await app.dbs.get('ca-east')
    expect(await db.query('SELECT content FROM spools')).toEqual([])
  })
})

describe('a business message without a proof of its submission', () => {
  test('is rejected to its sender, and nobody here is told of it', async () => {
    const made = await makeMessage(west, east)
    await send(endpoint, made.wire.contentType, made.bytes)
    await work('ca-east')
    const all = await messagesOf(messaging, 'ca-east')
    const arrived = all.find(({ messageId }) => messageId === made.message.messageId)
    expect(await told('ca-east', arrived?.id ?? '')).toEqual(['SecurityIncidentNoticed'])
    expect(await chainOf(arrived?.id ?? '')).toEqual(['RELAY_REMMD_REJECTION OTHER'])
    const answers = all.filter(({ refToMessageId }) => refToMessageId === made.message.messageId)
    expect(answers.map(({ action }) => action)).toEqual(['RelayREMMDAcceptanceRejection'])
  })
})

describe('evidences that do not come', () => {
  test('are warned about and given up at their times, and still count when they come late', async () => {
    const { sent } = await exchange()
    const seen = async (hours: number) => {
      clock.set(new Date(sent.createdAt.getTime() + hours * 3_600_000).toISOString())
      await timeOut()
      return (await chainOf(sent.id)).slice(1)
    }
    expect(await seen(0.9)).toEqual([])
    expect(await seen(1)).toEqual(['overdue relay'])
    expect(await seen(11.9)).toEqual(['overdue relay'])
    expect(await seen(12)).toEqual(['overdue relay', 'RELAY_REMMD_FAILURE RELAY_REMMD_TIMEOUT'])
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed'])
    expect(await seen(100)).toHaveLength(2)
    await answer(sent, 'DELIVERY')
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed', 'MessageDelivered'])
    expect(await seen(101)).toEqual([
      'overdue relay',
      'RELAY_REMMD_FAILURE RELAY_REMMD_TIMEOUT',
      'DELIVERY',
      'NON_RETRIEVAL OTHER',
    ])
  })

  test('because the gateway cannot be reached are one failure with its reason', async () => {
    const id = await submit(messaging, undefined, { partner: 'north' })
    for (let attempt = 0; attempt < 3; attempt++) {
      await deliver('ca-east')
      clock.advance(3_600_000)
    }
    expect(await chainOf(id)).toContain('RELAY_REMMD_FAILURE UNREACHABLE')
    const failures = (await factsOf(messaging, 'ca-east')).filter(({ data }) => data.includes(id))
    expect(failures.map(({ data }) => MessageFailed.decode(data).code)).toEqual(['EBMS:0301'])
    clock.advance(100 * 3_600_000)
    await timeOut()
    expect((await factsOf(messaging, 'ca-east')).filter(({ data }) => data.includes(id))).toHaveLength(1)
  })
})
