import { randomUUID } from 'node:crypto'
import { testCtx } from '@sustento/platform/testing/ctx'
import { v5 } from 'uuid'
import { asicType } from '../ecodex/asic/names.ts'
import { type EvidenceKind, shapes } from '../ecodex/evidence/kinds.ts'
import { type NewEvidence, writeEvidence } from '../ecodex/evidence/write.ts'
import { evidenceProperties, xmlType } from '../ecodex/parts.ts'
import type { MessageRow } from '../store/message-row.ts'
import { confirmDelivery } from '../usecases/confirm-delivery.ts'
import { timeOutNext } from '../usecases/ecodex/time-out-next.ts'
import { workNext } from '../usecases/ecodex/work-next.ts'
import { readMessage } from '../usecases/read-messages.ts'
import { sendNext } from '../usecases/send/send-next.ts'
import { sha256Hex } from '../usecases/spool-parts.ts'
import { writeAccessPoint } from './access-point-folder.ts'
import { containerOf, documents, tokenOf } from './container.ts'
import type { TestAccessPoint } from './identities.ts'
import { testMessaging } from './messaging.ts'
import { pdfTokenOf } from './pdf-token.ts'
import { send } from './send.ts'
import { factsOf, messagesOf } from './state.ts'
import { submit } from './submit.ts'
import { makeMessage } from './wire.ts'

/** What may differ from an honest evidence. */
export interface AnswerDeviation {
  by?: TestAccessPoint
  /** Whose access point sends it. */
  from?: TestAccessPoint
  about?: Partial<NewEvidence>
  action?: string
  refToMessageId?: string
}

/** What may differ in a message of a connector. */
export interface ConnectorDeviation {
  container?: Buffer
  /** Whether a token comes along, and of whom. */
  token?: TestAccessPoint | false
  /** Whose the token as PDF is, in the container. */
  pdfToken?: TestAccessPoint
}

const ofAs4 = ['submitted', 'sent', 'receipt', 'received', 'receipt-issued', 'confirmed', 'failed']

/** Two tenants that have e-CODEX, as has their partner north, whose access point is not there. */
export async function testEcodex(partner: object = {}) {
  const messaging = await testMessaging()
  const { app, clock, east, west, north, endpoint, tenants } = messaging
  const at = { endpoint, [north.party]: 'http://127.0.0.1:9/as4' }
  const changes = { partner: { ecodex: true, ...partner } }
  await writeAccessPoint(tenants.dir, 'ca-east', east, [west, north], at, changes)
  await writeAccessPoint(tenants.dir, 'ca-west', west, [east, north], at, changes)
  await app.points.reload()

  const all = async (step: () => Promise<boolean>) => {
    while (await step()) {}
  }
  const nameOf = (tenant: string, id: string) => `tenants/${tenant}/messages/${id}`
  const viewOf = (tenant: string, id: string) => readMessage(app, testCtx(tenant), nameOf(tenant, id))
  const deliver = (tenant: string) => all(() => sendNext(app, tenant))
  const work = (tenant: string) => all(() => workNext(app, tenant))
  const find = async (tenant: string, wireId: string) => {
    const found = (await messagesOf(messaging, tenant)).find(({ messageId }) => messageId === wireId)
    if (found === undefined) throw new Error('there is no such message')
    return found
  }

  /** Has west's access point send something to east as it is, and what became of it there. */
  async function post(deviation: Parameters<typeof makeMessage>[2], from = west): Promise<MessageRow> {
    const made = await makeMessage(from, east, deviation)
    const { kind } = await send(endpoint, made.wire.contentType, made.bytes)
    if (kind !== 'receipt') throw new Error(`answered with ${kind}`)
    await work('ca-east')
    return find('ca-east', made.message.messageId)
  }

  return {
    ...messaging,
    find,
    nameOf,
    viewOf,
    deliver,
    work,
    post,
    timeOut: () => all(() => timeOutNext(app, 'ca-east')),

    /** Everything that west does and sends comes to east. */
    async goOn(): Promise<void> {
      await work('ca-west')
      await deliver('ca-west')
      await work('ca-east')
    },

    /** `cases` of west takes a message over. */
    confirm(id: string): Promise<string> {
      const change = { name: nameOf('ca-west', id), requestId: randomUUID(), bytes: Buffer.from(id) }
      return confirmDelivery(app, testCtx('ca-west'), change)
    },

    /** Kinds and codes of the evidences of a message, without what AS4 itself proves. */
    async chainOf(id: string, tenant = 'ca-east'): Promise<string[]> {
      const { evidences } = await viewOf(tenant, id)
      const own = evidences.filter(({ kind }) => !ofAs4.includes(kind))
      return own.map(({ kind, code }) => (code === '' ? kind : `${kind} ${code}`))
    },

    /** What was told about a message, in order. */
    async told(tenant: string, id: string): Promise<string[]> {
      const facts = (await factsOf(messaging, tenant)).filter(({ data }) => data.includes(id))
      return facts.map(({ type }) => type.replace('sustento.messaging.v1.', ''))
    },

    /** A message of east that has reached west, and what it is there. */
    async exchange(): Promise<{ sent: MessageRow; arrived: MessageRow }> {
      const id = await submit(messaging)
      await deliver('ca-east')
      const { row: sent } = await viewOf('ca-east', id)
      return { sent, arrived: await find('ca-west', sent.messageId) }
    },

    /** Has west's access point send an evidence about a message of east, and what became of it there. */
    async answer(sent: MessageRow, kind: EvidenceKind, deviation: AnswerDeviation = {}): Promise<MessageRow> {
      const { by = west, about = {}, action = shapes[kind].action, refToMessageId = sent.messageId } = deviation
      const { parts } = await viewOf('ca-east', sent.id)
      const original = { applicationId: '', wireId: '', sha256: parts[0]?.sha256 ?? '' }
      const subject = { issuer: by.party, sender: east.party, recipient: west.party, original }
      const evidence = { kind, id: v5(kind, randomUUID()), at: clock.now(), reasons: [], ...subject, ...about }
      const properties = [{ name: 'MimeType', value: xmlType }, ...evidenceProperties(kind)]
      const message = { action, refToMessageId, parts: [{ contentId: 'evidence@west', properties }] }
      const contents = [await writeEvidence(evidence, by)]
      return post({ contents, inClear: { 0: xmlType }, message }, deviation.from)
    },

    /** A message of west to east as a connector makes it: business document, container, token, evidence of submission. */
    async connectorMessage(deviation: ConnectorDeviation = {}): Promise<MessageRow> {
      const pdfToken = { name: 'TrustOkToken.pdf', content: await pdfTokenOf(deviation.pdfToken ?? west) }
      const { container = containerOf(west, [...documents, pdfToken]), token = west } = deviation
      const business = Buffer.from('<application/>')
      const original = { applicationId: 'national-1', wireId: '', sha256: sha256Hex(business) }
      const subject = { issuer: west.party, sender: west.party, recipient: east.party, original }
      const kind = 'SUBMISSION_ACCEPTANCE'
      const evidence: NewEvidence = { kind, id: randomUUID(), at: clock.now(), reasons: [], ...subject }
      const parts: [name: string, mediaType: string, content: Buffer][] = [
        ['messageContent', xmlType, business],
        ['ASIC-S', asicType, container],
        [kind, xmlType, await writeEvidence(evidence, west)],
      ]
      const [document] = documents
      if (token && document) parts.push(['Token.xml', xmlType, await tokenOf(token, document)])
      return post({
        contents: parts.map(([, , content]) => content),
        inClear: Object.fromEntries(parts.map(([, mediaType], index) => [index, mediaType])),
        message: { parts: parts.map(([name, mediaType], index) => partInfo(name, mediaType, index)) },
      })
    },
  }
}

const partInfo = (name: string, mediaType: string, index: number) => ({
  contentId: `part-${index + 1}@west`,
  properties: [
    { name: 'MimeType', value: mediaType },
    { name: 'name', value: name },
  ],
})
