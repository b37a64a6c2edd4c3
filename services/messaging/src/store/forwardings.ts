import type { EntityManager } from 'typeorm'

/** How far the forwarding of a message has come. */
export type ForwardingStep =
  /** It is to be handed over to be sent. */
  | 'send'
  /** It is on its way. */
  | 'await'
  /** The other authority has it: its sender is to be told. */
  | 'tell'
  | 'done'

/** The forwarding of a received message. */
export interface ForwardingRow {
  message: string
  /** Id of the partner that it is forwarded to. */
  partner: string
  /** Counted from 1: how often somebody decided where to. */
  attempt: number
  step: ForwardingStep
  /** Stable code of why it does not go on, empty while it does. */
  failure: string
  /** The message that we sent for it. */
  sent: string | null
}

const columns = 'f.message, f.partner, f.attempt, f.step, f.failure, f.sent'

/** Decides where a message is forwarded to; a later decision replaces one that came to nothing. */
export async function putForwarding(tx: EntityManager, message: string, partner: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO forwardings (message, partner, attempt, step, next_at) VALUES ($1, $2, 1, 'send', $3)
     ON CONFLICT (message) DO UPDATE
       SET partner = $2, attempt = forwardings.attempt + 1, step = 'send', failure = '', next_at = $3, sent = NULL`,
    [message, partner, at],
  )
}

/** The forwarding of a message, its row locked to the end of the transaction. */
export async function findForwarding(tx: EntityManager, message: string): Promise<ForwardingRow | undefined> {
  const rows: ForwardingRow[] = await tx.query(`SELECT ${columns} FROM forwardings f WHERE message = $1 FOR UPDATE`, [
    message,
  ])
  return rows[0]
}

/** The forwardings of those of the given messages that have one. */
export async function listForwardings(tx: EntityManager, messages: string[]): Promise<Map<string, ForwardingRow>> {
  const rows: ForwardingRow[] = await tx.query(`SELECT ${columns} FROM forwardings f WHERE message = ANY($1)`, [
    messages,
  ])
  return new Map(rows.map((row) => [row.message, row]))
}

/** With a receipt, or with e-CODEX the evidence of delivery: the other authority has it. */
const isThere = `s.state IN ('delivered', 'delivered-without-receipt')
  AND (e.chain IS NULL OR (e.chain->>'reached')::int >= 1)`

/** It does not get it, unless somebody sends again or an evidence comes late. */
const isLost = `(s.state IN ('failed', 'given-up') OR (e.chain->>'refused')::int <= 1 OR (e.chain->>'expired')::int >= 1)`

/** A forwarding that can go on, and how the sending ended where that was awaited. */
export type OpenForwarding = ForwardingRow & { isThere: boolean; failed: string }

/** The next forwarding of which something is to be done now. */
export async function nextForwarding(tx: EntityManager, now: Date): Promise<OpenForwarding | undefined> {
  const rows: OpenForwarding[] = await tx.query(
    `SELECT ${columns}, coalesce(${isThere}, false) AS "isThere",
            CASE WHEN ${isLost} THEN coalesce(nullif(s.failure, ''), 'NON_DELIVERY') ELSE '' END AS failed
       FROM forwardings f LEFT JOIN messages s ON s.id = f.sent LEFT JOIN ecodex_messages e ON e.message = f.sent
      WHERE f.step <> 'done' AND f.next_at <= $1
        AND (f.step = 'tell' OR (f.step = 'send' AND f.failure = '')
          OR (f.step = 'await' AND (${isThere} OR (f.failure = '' AND ${isLost}))))
      ORDER BY f.next_at, f.message LIMIT 1`,
    [now],
  )
  return rows[0]
}

/** Notes how far a forwarding is; false when another replica, or another decision, was faster. */
export async function changeForwarding(
  tx: EntityManager,
  { message, attempt, step, failure }: ForwardingRow,
  changes: Partial<Pick<ForwardingRow, 'step' | 'failure' | 'sent'>>,
): Promise<boolean> {
  const [rows]: [unknown[]] = await tx.query(
    `UPDATE forwardings SET step = coalesce($5, step), failure = coalesce($6, failure), sent = coalesce($7, sent)
      WHERE message = $1 AND attempt = $2 AND step = $3 AND failure = $4 RETURNING message`,
    [message, attempt, step, failure, changes.step ?? null, changes.failure ?? null, changes.sent ?? null],
  )
  return rows.length === 1
}

/** It could not be done: later. */
export async function postponeForwarding(tx: EntityManager, message: string, until: Date): Promise<void> {
  await tx.query('UPDATE forwardings SET next_at = $2 WHERE message = $1', [message, until])
}

/** A received message is on its way to another authority, or has arrived there. */
export async function updateForwarded(
  tx: EntityManager,
  message: string,
  state: 'forwarding' | 'forwarded',
  at: Date,
): Promise<void> {
  const done = state === 'forwarded' ? at : null
  await tx.query('UPDATE messages SET state = $2, delivered_at = $3 WHERE id = $1', [message, state, done])
}
