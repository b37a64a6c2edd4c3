import { Readable } from 'node:stream'
import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { ByteSource } from '../as4/bytes.ts'
import { wireBytes } from '../as4/wire.ts'
import { isEvidenceKind } from '../ecodex/evidence/kinds.ts'
import { xmlType } from '../ecodex/parts.ts'
import { listContainedParts } from '../store/contained-parts.ts'
import { findEvidence, findEvidenceById, findReceipt } from '../store/evidences.ts'
import { getMessage, getWire, listParts } from '../store/messages.ts'
import type { App } from './app.ts'
import { idIn } from './change-message.ts'
import { happened } from './ecodex/happened.ts'
import { openKeys } from './message-keys.ts'
import { openPart } from './open-part.ts'
import { wireOf } from './send/wire-of.ts'
import { worksOnCases } from './works-on-cases.ts'

/** Streams the content of a part as its sender handed it in. The reading is audited before the first byte leaves. */
export async function downloadPart(app: App, ctx: Ctx, name: string, partId: string): Promise<ByteSource> {
  const id = idIn(name)
  const { part, wire } = await inTenant(app, ctx, async (tx) => {
    await getMessage(tx, id)
    const wire = await getWire(tx, id)
    const found = await findPart(tx, id, partId)
    await audit(tx, ctx, { action: 'message.read-part', name: `${name}/parts/${partId}`, outcome: 'done' })
    if (ctx.actor.kind === 'user') await happened(tx, id, 'opened', app.clock.now())
    return { part: found, wire }
  })
  const { sealing } = await openKeys(app, ctx.tenant, id, wire.sealedKeys)
  return openPart(app, ctx.tenant, { ...part, sealing })
}

/** A part of the wire, or a document of a container. */
async function findPart(tx: EntityManager, message: string, id: string) {
  const part = (await listParts(tx, [message])).get(message)?.find((one) => one.id === id)
  if (part !== undefined) return { content: message, part }
  const contained = (await listContainedParts(tx, [message])).get(message)?.find((one) => one.id === id)
  if (contained === undefined) return refuse('NOT_FOUND', 'there is no such part')
  return { content: contained.content, part: { ...contained, compressed: false, signedSize: contained.size } }
}

/** An evidence as it went over the wire. */
export interface DownloadedEvidence {
  mediaType: string
  bytes: ByteSource
}

/** Which evidence of a message: one by its id, or the one of a kind that counts. */
export interface WantedEvidence {
  kind: string
  id?: string
  /** What the message on the wire is for; whoever works on cases need not say it. */
  reason?: string
}

/** Streams an evidence: the message on the wire, made again byte for byte, the receipt, or an evidence of e-CODEX. */
export async function downloadEvidence(
  app: App,
  ctx: Ctx,
  name: string,
  wanted: WantedEvidence,
): Promise<DownloadedEvidence> {
  const id = idIn(name)
  const isRaw = wanted.kind === 'wire-message' && !wanted.id
  const basis = isRaw ? basisOf(ctx, wanted.reason) : undefined
  const kept = await inTenant(app, ctx, async (tx) => {
    await getMessage(tx, id)
    if (isRaw) await getWire(tx, id)
    await audit(tx, ctx, { action: `message.read-${basis ? 'raw' : 'evidence'}`, name, outcome: 'done', basis })
    return findKept(tx, id, wanted)
  })
  if (kept !== undefined) {
    const mediaType = kept.kind.startsWith('receipt') ? 'application/soap+xml; charset=UTF-8' : xmlType
    return { mediaType, bytes: Readable.from([kept.bytes]) }
  }
  if (!isRaw) refuse('NOT_FOUND', 'there is no such evidence')
  const wire = await wireOf(app, ctx.tenant, id)
  return { mediaType: wire.contentType, bytes: wireBytes(wire) }
}

async function findKept(tx: EntityManager, message: string, { kind, id }: WantedEvidence) {
  if (id) return findEvidenceById(tx, message, id)
  const find =
    kind === 'receipt' ? findReceipt(tx, message) : isKept(kind) ? findEvidence(tx, message, kind) : undefined
  const bytes = await find
  return bytes && { kind, bytes }
}

/** Who works on cases proves with it what was sent; anybody else says what for. */
function basisOf(ctx: Ctx, given = ''): string | undefined {
  if (worksOnCases(ctx)) return undefined
  const reason = given.trim()
  if (reason.length >= 10 && reason.length <= 500) return reason
  return refuse('INVALID_ARGUMENT', 'the message on the wire is given for a reason of 10 to 500 characters', {
    field: 'reason',
  })
}

/** Evidences of e-CODEX are kept as they came, those as well that prove nothing. */
const isKept = (kind: string) => isEvidenceKind(kind) || kind === 'contradictory' || kind === 'unmatched'
