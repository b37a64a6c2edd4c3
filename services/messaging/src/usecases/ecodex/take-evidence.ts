import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { EbmsError, fail } from '../../as4/ebms-error.ts'
import { messageIdIn } from '../../domain/names.ts'
import { take } from '../../ecodex/chain.ts'
import type { Evidence, Subject } from '../../ecodex/evidence/evidence.ts'
import { shapes } from '../../ecodex/evidence/kinds.ts'
import { readEvidence } from '../../ecodex/evidence/read.ts'
import { isByTime } from '../../ecodex/evidence/reasons.ts'
import { updateConfirmed } from '../../store/course.ts'
import { findEcodexMessage, updateChain } from '../../store/ecodex-messages.ts'
import { type EcodexWork, endWork } from '../../store/ecodex-work.ts'
import { insertEvidence, type NewEvidence } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { findSent } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { sha256Hex } from '../spool-parts.ts'
import { tell, tellIncident } from '../tell.ts'
import { happened } from './happened.ts'
import { keptEvidence } from './kept-evidence.ts'
import type { Received } from './open-received.ts'
import { partnerOf, trustIn } from './trust.ts'

/** An evidence as it came: read when it could be verified, else the code of the breach. */
interface Arrived {
  bytes: Buffer | undefined
  verified: { evidence: Evidence; kept: NewEvidence } | undefined
  code: string
}

/** An evidence about a message of ours has arrived. It counts only when it is proved to be about that very message. */
export async function takeEvidence(app: App, tenant: string, received: Received, work: EcodexWork): Promise<void> {
  const { row } = received
  const arrived = await verify(app, tenant, received, work.at)
  await inTenant(app, { tenant }, async (tx) => {
    if (!(await endWork(tx, work))) return
    await updateConfirmed(tx, row.id, work.at)
    const unmatched = await count(tx, tenant, row, arrived)
    if (unmatched === undefined) return
    const sha256 = arrived.bytes && sha256Hex(arrived.bytes)
    await insertEvidence(tx, row.id, { kind: 'unmatched', at: work.at, code: unmatched, sha256, bytes: arrived.bytes })
    await tellIncident(tx, tenant, row.partner, 'EVIDENCE_UNMATCHED', row.id)
  })
}

async function verify(app: App, tenant: string, { row, parts, read }: Received, at: Date): Promise<Arrived> {
  const [part, ...others] = parts
  if (part === undefined || others.length > 0) return { bytes: undefined, verified: undefined, code: 'NOT_ONE_PART' }
  let bytes: Buffer | undefined
  try {
    bytes = await read(part)
    const verified = readEvidence(bytes, trustIn(partnerOf(app, tenant, row.partner), app.clock.now()))
    const { evidence, warnings } = verified
    if (shapes[evidence.kind].action !== row.action) fail('EBMS:0003', 'the evidence is not of its action')
    if (warnings.length > 0) app.log.warn({ tenant, message: row.id, warnings }, 'an evidence departs from its schema')
    return { bytes, verified: { evidence, kept: keptEvidence(verified, bytes, at) }, code: '' }
  } catch (error) {
    if (!(error instanceof EbmsError)) throw error
    app.log.warn({ tenant, message: row.id, code: error.code, detail: error.detail }, 'an evidence proves nothing')
    return { bytes, verified: undefined, code: error.code }
  }
}

/** Adds the evidence to the chain of its message. Returns why it belongs to none, if so. */
async function count(
  tx: EntityManager,
  tenant: string,
  row: MessageRow,
  { verified, code }: Arrived,
): Promise<string | undefined> {
  if (verified === undefined) return code
  const { evidence, kept } = verified
  const sent = await findSent(tx, row.partner, row.refToMessageId)
  const known = sent && (await findEcodexMessage(tx, sent.id))
  if (sent === undefined || !known?.chain) return 'MESSAGE_UNKNOWN'
  if (!isAbout(evidence, known.subject)) return 'MESSAGE_OTHER'
  const { chain, verdict, effects } = take(known.chain, evidence.kind, isByTime(evidence))
  if (verdict === 'unexpected') return 'KIND_UNEXPECTED'
  if (verdict === 'repeats') return undefined
  if (verdict === 'contradicts') {
    await insertEvidence(tx, sent.id, { ...kept, kind: 'contradictory', code: evidence.kind })
    await tellIncident(tx, tenant, row.partner, 'EVIDENCE_CONTRADICTORY', sent.id)
    return undefined
  }
  await insertEvidence(tx, sent.id, { ...kept, code: reasonOf(evidence) })
  await updateChain(tx, sent.id, chain)
  const forwarded = messageIdIn(sent.source)
  if (forwarded !== undefined && evidence.kind === 'RETRIEVAL') await happened(tx, forwarded, 'opened', kept.at)
  for (const effect of effects) {
    if (effect.kind === 'delivered') {
      await tell(tx, tenant, sent, { kind: 'delivered', receiptSha256: kept.sha256 ?? '', withoutReceipt: false })
    } else if (effect.kind === 'failed') await tell(tx, tenant, sent, { kind: 'failed', code: evidence.kind })
  }
  return undefined
}

/** The code of the reason, as long as it is one: it is shown and told apart by it. */
function reasonOf({ reasons: [reason] }: Evidence): string {
  return reason !== undefined && /^[\w:/#.-]{1,100}$/.test(reason.code) ? reason.code : ''
}

/** Each evidence copies what the one before it said of the message; the connector leaves the wire id out. */
function isAbout({ original }: Evidence, { original: ours }: Subject): boolean {
  const same = (theirs: string, own: string) => theirs === '' || theirs === own
  const says = original.sha256 !== '' || original.wireId !== '' || original.applicationId !== ''
  return (
    says &&
    same(original.sha256, ours.sha256) &&
    same(original.wireId, ours.wireId) &&
    same(original.applicationId, ours.applicationId)
  )
}
