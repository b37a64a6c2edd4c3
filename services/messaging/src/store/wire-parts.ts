import { dayOf } from '@sustento/platform/chunks/object-day'
import type { EntityManager } from 'typeorm'
import { smallBytes } from './content.ts'
import type { PartRow, WireRow } from './message-row.ts'
import { getWire } from './messages.ts'

/** A part as far as its bytes on the wire are concerned, with its sealed content where that is small. */
export type WirePart = Pick<PartRow, 'position' | 'block' | 'iv' | 'signedSize'> & { sealed: Buffer | null }

/** The wire in each row, as a message without parts has one too; the header, which may be long, in the first alone. */
type Row = Omit<WireRow, 'block'> & Omit<WirePart, 'position'> & { rootBlock: string; position: number | null }

/** What a message is on the wire with its parts, in their order, or a refusal. */
export async function getWireWithParts(
  tx: EntityManager,
  message: string,
): Promise<{ wire: WireRow; parts: WirePart[] }> {
  const rows: Row[] = await tx.query(
    `SELECT w.content_type AS "contentType", w.framing, w.block AS "rootBlock", w.sealed_keys AS "sealedKeys",
            CASE WHEN coalesce(p.position, 0) = 0 THEN w.sealed_envelope END AS "sealedEnvelope",
            p.position, p.block, p.iv, p.signed_size::float8 AS "signedSize", c.sealed
       FROM wires w LEFT JOIN parts p ON p.message = w.message
       LEFT JOIN chunks c ON p.signed_size <= $3 AND c.day = $2 AND c.content = $1 AND c.part = p.position AND c.seq = 0
      WHERE w.message = $1 ORDER BY p.position`,
    [message, dayOf(message), smallBytes],
  )
  const [first] = rows
  if (first === undefined) return { wire: await getWire(tx, message), parts: [] }
  const { contentType, framing, rootBlock: block, sealedEnvelope, sealedKeys } = first
  const parts = rows.flatMap(({ position, block, iv, signedSize, sealed }) =>
    position === null ? [] : [{ position, block, iv, signedSize, sealed }],
  )
  return { wire: { contentType, framing, block, sealedEnvelope, sealedKeys }, parts }
}
