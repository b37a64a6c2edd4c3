import type { DataSource, EntityManager } from 'typeorm'
import { type AuditHead, type AuditLine, hashOf, lineColumns } from './audit-chain.ts'
import { Fault } from './errors.ts'

/** The first place where the chain does not hold. */
export interface AuditFinding {
  /** A line was `changed`, is `missing` from the middle, was `appended` past the relay, or the end was `cut` off. */
  kind: 'changed' | 'missing' | 'appended' | 'cut'
  /** Place in the chain, from 1. */
  position: bigint
}

/** A place in the chain with its hash, to be noted outside the database, where its owner cannot rewrite it. */
export interface AuditAnchor {
  position: bigint
  /** SHA-256, hexadecimal. */
  hash: string
}

/** The end of the chain, and what is wrong with it, if anything. */
export interface AuditVerdict {
  head: AuditAnchor
  finding?: AuditFinding
}

type ChainedLine = AuditLine & { position: string; hash: Buffer }

/**
 * Reads the whole chain and finds a changed, removed or inserted line. Lines not chained yet are not judged. Whoever
 * may write everything could make the whole chain anew: an `anchor` noted earlier finds that too.
 */
export function verifyAudit(pool: DataSource, anchor?: AuditAnchor): Promise<AuditVerdict> {
  return pool.transaction('REPEATABLE READ', async (tx) => {
    const [head]: AuditHead[] = await tx.query('SELECT position, hash FROM audit_head')
    if (!head) throw new Fault('the audit chain has no head')
    const end = { position: BigInt(head.position), hash: head.hash.toString('hex') }
    return { head: end, finding: await firstFinding(tx, end, anchor) }
  })
}

async function firstFinding(
  tx: EntityManager,
  end: AuditAnchor,
  anchor?: AuditAnchor,
): Promise<AuditFinding | undefined> {
  let position = 0n
  let hash: Buffer = Buffer.alloc(0)
  for await (const line of chain(tx)) {
    position++
    if (BigInt(line.position) !== position) return { kind: 'missing', position }
    if (position > end.position) return { kind: 'appended', position }
    hash = hashOf(hash, line)
    const noted = anchor?.position === position ? anchor.hash : undefined
    if (!hash.equals(line.hash) || (noted ?? hash.toString('hex')) !== hash.toString('hex')) {
      return { kind: 'changed', position }
    }
  }
  if (position < end.position || position < (anchor?.position ?? 0n)) return { kind: 'cut', position: position + 1n }
  if (hash.toString('hex') !== end.hash) return { kind: 'changed', position }
  return undefined
}

async function* chain(tx: EntityManager): AsyncIterable<ChainedLine> {
  let after = '0'
  for (;;) {
    const lines: ChainedLine[] = await tx.query(
      `SELECT position, hash, ${lineColumns} FROM audit WHERE position > $1 ORDER BY position LIMIT 1000`,
      [after],
    )
    yield* lines
    const last = lines.at(-1)
    if (!last) return
    after = last.position
  }
}
