import { unseal } from '@sustento/platform/seal/seal'
import { reading } from '@sustento/platform/unit'
import type { WireMessage } from '../../as4/wire.ts'
import { readContent } from '../../store/content.ts'
import { getWireWithParts } from '../../store/wire-parts.ts'
import type { App } from '../app.ts'
import { envelopePlace, openKeys } from '../message-keys.ts'

/** Everything from which the bytes of a stored message on the wire are made: for each attempt, and as evidence. */
export async function wireOf(app: App, tenant: string, message: string): Promise<WireMessage> {
  const { wire, parts } = await reading(app, { tenant }, (db) => getWireWithParts(db, message))
  const keys = await openKeys(app, tenant, message, wire.sealedKeys)
  const db = await app.dbs.get(tenant)
  return {
    contentType: wire.contentType,
    framing: wire.framing ?? undefined,
    block: wire.block,
    envelope: unseal(keys.sealing, envelopePlace(tenant, message), wire.sealedEnvelope),
    contentKey: keys.content,
    parts: parts.map(({ block, iv, signedSize, position, sealed }) => ({
      block,
      iv,
      signedSize,
      signed: () => readContent(db, keys.sealing, { tenant, content: message, part: position }, signedSize, sealed),
    })),
  }
}
