import { refuse } from '@sustento/platform/errors'
import type { Statement } from '@sustento/platform/postgres/together'
import type { EntityManager } from 'typeorm'
import type { EvidenceRow } from './message-row.ts'

/** An evidence to be kept, with the bytes that it is about where they are not kept elsewhere. */
export interface NewEvidence {
  kind: EvidenceRow['kind']
  at: Date
  sha256?: string
  signer?: string
  issuer?: string
  code?: string
  /** What a person wrote about it, for example why the message was given up. */
  note?: string
  bytes?: Uint8Array
}

/** Keeps an evidence of a message; evidences are never changed. */
export async function insertEvidence(tx: EntityManager, message: string, evidence: NewEvidence): Promise<void> {
  const { sql, values } = insertEvidences(message, [evidence])
  await tx.query(sql, values)
}

/** The statement that keeps evidences of a message, in their order. */
export function insertEvidences(message: string, evidences: NewEvidence[]): Statement {
  const values: unknown[] = [message]
  const rows = evidences.map(({ kind, at, sha256 = '', signer = '', code = '', note = '', issuer = '', bytes }) => {
    const row = [kind, at, sha256, signer, code, note, issuer, bytes === undefined ? null : Buffer.from(bytes)]
    return `($1, ${row.map((value) => `$${values.push(value)}`).join(', ')})`
  })
  return {
    sql: `INSERT INTO evidences (message, kind, at, sha256, signer, code, note, issuer, bytes) VALUES ${rows.join(', ')}`,
    values,
  }
}

/** The evidences of messages, oldest first. */
export async function listEvidences(tx: EntityManager, messages: string[]): Promise<Map<string, EvidenceRow[]>> {
  const rows: (EvidenceRow & { message: string })[] = await tx.query(
    `SELECT message, seq::text AS id, kind, at, sha256, signer, code, note, issuer,
            bytes IS NOT NULL AND kind <> 'received' AS downloadable
       FROM evidences WHERE message = ANY($1) ORDER BY seq`,
    [messages],
  )
  return Map.groupBy(rows, (row) => row.message)
}

/** The bytes of one evidence by its id, with its kind. */
export async function findEvidenceById(
  tx: EntityManager,
  message: string,
  id: string,
): Promise<{ kind: EvidenceRow['kind']; bytes: Buffer } | undefined> {
  const rows: { kind: EvidenceRow['kind']; bytes: Buffer }[] = await tx.query(
    `SELECT kind, bytes FROM evidences
      WHERE message = $1 AND seq::text = $2 AND bytes IS NOT NULL AND kind <> 'received'`,
    [message, id],
  )
  return rows[0]
}

/** The bytes of the receipt that was received for, or issued about, a message. */
export async function findReceipt(tx: EntityManager, message: string): Promise<Buffer | undefined> {
  const rows: { bytes: Buffer }[] = await tx.query(
    `SELECT bytes FROM evidences WHERE message = $1 AND kind IN ('receipt', 'receipt-issued') ORDER BY seq LIMIT 1`,
    [message],
  )
  return rows[0]?.bytes
}

/** The certificate (DER) with which a received message was signed. */
export async function getSigner(tx: EntityManager, message: string): Promise<Buffer> {
  const rows: { bytes: Buffer | null }[] = await tx.query(
    `SELECT bytes FROM evidences WHERE message = $1 AND kind = 'received'`,
    [message],
  )
  return rows[0]?.bytes ?? refuse('NOT_FOUND', 'the certificate of the sender was not kept', { message })
}

/** The bytes of an evidence of e-CODEX; the one that counted, if others contradicted it. */
export async function findEvidence(tx: EntityManager, message: string, kind: string): Promise<Buffer | undefined> {
  const rows: { bytes: Buffer }[] = await tx.query(
    'SELECT bytes FROM evidences WHERE message = $1 AND kind = $2 AND bytes IS NOT NULL ORDER BY seq LIMIT 1',
    [message, kind],
  )
  return rows[0]?.bytes
}
