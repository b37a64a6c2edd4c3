import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { Fault } from './errors.ts'

/** What the hash of a line covers, as texts. */
export interface AuditLine {
  seq: string
  at: string
  actor: string
  actor_kind: string
  action: string
  name: string
  outcome: string
  reason: string | null
  basis: string | null
  request_id: string
}

/** The columns of `AuditLine`. */
export const lineColumns = `seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  actor, actor_kind, action, name, outcome, reason, basis, request_id`

/** The hash of a line: over the hash before it and the line's columns in a fixed order. */
export function hashOf(before: Buffer, line: AuditLine): Buffer {
  const { seq, at, actor, actor_kind, action, name, outcome, reason, basis, request_id } = line
  const text = JSON.stringify([seq, at, actor, actor_kind, action, name, outcome, reason, basis, request_id])
  return createHash('sha256').update(before).update(text).digest()
}

/** The end of the chain. */
export interface AuditHead {
  position: string
  hash: Buffer
}

/**
 * Gives the unchained lines their place in the chain, at most `limit`, and answers how many. Called under the relay's
 * lock: chaining in the business transactions would make them wait for one another.
 */
export async function chainAudit(tx: EntityManager, limit: number): Promise<number> {
  const lines: AuditLine[] = await tx.query(
    `SELECT ${lineColumns} FROM audit WHERE position IS NULL ORDER BY audit.seq LIMIT $1`,
    [limit],
  )
  if (lines.length === 0) return 0
  const [head]: AuditHead[] = await tx.query('SELECT position, hash FROM audit_head FOR UPDATE')
  if (!head) throw new Fault('the audit chain has no head')
  const hashes: Buffer[] = []
  for (const line of lines) hashes.push(hashOf(hashes.at(-1) ?? head.hash, line))
  await tx.query(
    `UPDATE audit SET position = $1::bigint + link.n, hash = link.hash
       FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS link (seq, hash, n)
      WHERE audit.seq = link.seq`,
    [head.position, lines.map((line) => line.seq), hashes],
  )
  await tx.query('UPDATE audit_head SET position = position + $1, hash = $2', [lines.length, hashes.at(-1)])
  return lines.length
}
