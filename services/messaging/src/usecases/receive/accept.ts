import { auditStatement } from '@sustento/platform/audit'
import { Fault } from '@sustento/platform/errors'
import { NothingWritten, type Statement } from '@sustento/platform/postgres/together'
import { seal } from '@sustento/platform/seal/seal'
import { atOnce } from '@sustento/platform/unit'
import { v7 } from 'uuid'
import type { Arrival } from '../../as4/arrival.ts'
import { messageName } from '../../domain/names.ts'
import { signerFor, subjectOf } from '../../store/access-point.ts'
import { contentWriter } from '../../store/content.ts'
import { workStatement } from '../../store/ecodex-work.ts'
import { insertEvidences } from '../../store/evidences.ts'
import { insertMessage, insertPart, insertWire } from '../../store/insert-message.ts'
import type { MessageRow, PartRow, WireRow } from '../../store/message-row.ts'
import { openSpool, type Spool } from '../../store/spools.ts'
import type { App } from '../app.ts'
import { envelopePlace, newSealingKey, sealKeys } from '../message-keys.ts'
import { settleNew } from '../settle.ts'
import { sha256Hex } from '../spool-parts.ts'
import type { Authentic } from './authenticate.ts'
import { answerKnown, digestsOf, findKnown } from './known.ts'
import { accessPointActor } from './record-refusal.ts'
import { issueReceipt } from './reply.ts'
import type { Route } from './route.ts'
import { takeParts } from './take-parts.ts'

/** A message that is to be taken in, with where it came from and where it goes. */
export type Routed = Authentic & { route: Route }

interface Accepted {
  row: MessageRow
  wire: WireRow
  parts: PartRow[]
  soap: Buffer
  receipt: Buffer
}

/**
 * Takes a message in and answers its receipt, which is stored in the same commit as the message: what is acknowledged
 * is durable. Until that commit the parts lie hidden under a key that nobody else has.
 */
export async function accept(app: App, authentic: Routed, arrival: Arrival): Promise<Buffer> {
  const { tenant } = authentic.point
  const id = v7()
  const spool = openSpool(await app.dbs.get(tenant), id, app.clock.now())
  let stored = false
  try {
    const accepted = await takeIn(app, authentic, arrival, spool, id)
    app.at('before-durable')
    stored = await store(app, authentic, accepted, spool)
    if (stored) {
      app.wake(tenant, 'received')
      app.log.info({ tenant, message: id, partner: authentic.partner.id }, 'a message was received')
      app.at('durable-before-receipt')
      return accepted.receipt
    }
  } finally {
    if (!stored) await spool.discard()
  }
  // Another replica was taking in the same message at the same time and was faster.
  const known = await findKnown(app, authentic)
  if (known === undefined) throw new Fault('a message was neither stored nor known')
  return answerKnown(app, authentic, known)
}

async function takeIn(app: App, authentic: Routed, arrival: Arrival, spool: Spool, id: string): Promise<Accepted> {
  const { point } = authentic
  const sealing = newSealingKey()
  const taken = await takeParts(app, authentic, arrival, (part) =>
    contentWriter(spool, sealing, { tenant: point.tenant, content: id, part }),
  )
  const at = app.clock.now()
  return {
    row: rowOf(authentic, id, at),
    wire: {
      contentType: arrival.contentType,
      framing: arrival.framing ?? null,
      block: arrival.block,
      sealedEnvelope: seal(sealing, envelopePlace(point.tenant, id), arrival.soap),
      sealedKeys: await sealKeys(app, point.tenant, id, { sealing, content: taken.contentKey }),
    },
    parts: taken.parts,
    soap: arrival.soap,
    receipt: await issueReceipt(authentic, at),
  }
}

/** One commit: message, parts, evidences, fact, audit line. False when the message was received before. */
async function store(app: App, authentic: Routed, accepted: Accepted, spool: Spool): Promise<boolean> {
  const { point, partner, message, route } = authentic
  const { row } = accepted
  const rows = rowsOf(authentic, accepted, spool)
  // What a partner with e-CODEX sends is looked at before it is told of.
  const isEcodex = partner.ecodex || route.original?.partner.ecodex
  try {
    if (isEcodex)
      await atOnce(app, point, [...rows, workStatement({ message: row.id, step: 'arrived', at: row.createdAt })])
    else await settleNew(app, point, row, { ...route, ...message }, rows)
    return true
  } catch (error) {
    if (error instanceof NothingWritten) return false
    throw error
  }
}

function rowsOf({ point, partner, signer }: Routed, accepted: Accepted, spool: Spool): Statement[] {
  const { row, wire, parts, soap, receipt } = accepted
  const at = row.createdAt
  const issued = {
    kind: 'receipt-issued',
    at,
    sha256: sha256Hex(receipt),
    signer: subjectOf(signerFor(point, partner, at).certificate),
  } as const
  const received = { kind: 'received', at, sha256: sha256Hex(soap), signer: subjectOf(signer) } as const
  const name = messageName(point.tenant, row.id)
  return [
    insertMessage(row),
    insertWire(row.id, wire),
    ...parts.map((part) => insertPart(row.id, part)),
    insertEvidences(row.id, [
      { ...received, bytes: signer.raw },
      { ...issued, bytes: receipt },
    ]),
    ...spool.keep(),
    auditStatement(accessPointActor(), { action: 'message.receive', name, outcome: 'done' }),
  ]
}

function rowOf(authentic: Routed, id: string, now: Date): MessageRow {
  const { message, partner, route } = authentic
  return {
    id,
    direction: 'incoming',
    state: 'received',
    partner: partner.id,
    messageId: message.messageId,
    conversationId: message.conversationId,
    refToMessageId: message.refToMessageId,
    action: message.action,
    source: '',
    digests: digestsOf(authentic),
    attempts: 0,
    round: 0,
    failure: '',
    nextAttemptAt: null,
    lease: null,
    createdAt: now,
    deliveredAt: null,
    erasedAt: null,
    forwardedBy: route.hops.join(' '),
    originalPartner: route.original?.partner.id ?? '',
    originalMessageId: route.original?.messageId ?? '',
  }
}
