import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { Fault, refuse } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import { type ByteSource, regroup } from '../as4/bytes.ts'
import { wireBytes } from '../as4/wire.ts'
import { readContent } from '../store/content.ts'
import { findReceipt } from '../store/evidences.ts'
import { getMessage, getWire, listParts } from '../store/messages.ts'
import type { App } from './app.ts'
import { idIn } from './change-message.ts'
import { openKeys } from './message-keys.ts'
import { wireOf } from './send/wire-of.ts'

const streamBytes = 1 << 18

/** Streams the content of a part as its sender handed it in. The reading is audited before the first byte leaves. */
export async function downloadPart(app: App, ctx: Ctx, name: string, partId: string): Promise<ByteSource> {
  const id = idIn(name)
  const { part, wire } = await inTenant(app, ctx, async (tx) => {
    await getMessage(tx, id)
    const parts = (await listParts(tx, [id])).get(id) ?? []
    const found = parts.find((one) => one.id === partId) ?? refuse('NOT_FOUND', 'there is no such part')
    await audit(tx, ctx, { action: 'message.read-part', name: `${name}/parts/${partId}`, outcome: 'done' })
    return { part: found, wire: await getWire(tx, id) }
  })
  const { sealing } = await openKeys(app, ctx.tenant, id, wire.sealedKeys)
  const signed = readContent(await app.dbs.get(ctx.tenant), sealing, {
    tenant: ctx.tenant,
    content: id,
    part: part.position,
  })
  return regroup(whole(part.compressed ? inflated(signed) : signed, part.size), streamBytes)
}

/** An evidence as it went over the wire. */
export interface DownloadedEvidence {
  mediaType: string
  bytes: ByteSource
}

/** Streams an evidence: the message on the wire, made again byte for byte, or the receipt. */
export async function downloadEvidence(app: App, ctx: Ctx, name: string, kind: string): Promise<DownloadedEvidence> {
  const id = idIn(name)
  const receipt = await inTenant(app, ctx, async (tx) => {
    await getMessage(tx, id)
    await audit(tx, ctx, { action: 'message.read-evidence', name, outcome: 'done' })
    return kind === 'receipt' ? findReceipt(tx, id) : undefined
  })
  if (receipt !== undefined)
    return { mediaType: 'application/soap+xml; charset=UTF-8', bytes: Readable.from([receipt]) }
  if (kind !== 'wire-message') refuse('NOT_FOUND', 'there is no such evidence')
  const wire = await wireOf(app, ctx.tenant, id)
  return { mediaType: wire.contentType, bytes: regroup(wireBytes(wire), streamBytes) }
}

function inflated(compressed: ByteSource): ByteSource {
  const source = Readable.from(compressed)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  return source.pipe(gunzip)
}

/** What is missing at the end is not passed off as the whole. */
async function* whole(content: ByteSource, size: number): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const chunk of content) {
    seen += chunk.length
    yield chunk
  }
  if (seen !== size) throw new Fault('the content of a part is not complete')
}
