import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import type { Ctx } from './ctx.ts'
import { refuse } from './errors.ts'
import type { Statement } from './postgres/together.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** By what a request is recognised when it comes again. */
export interface KnownRequest {
  key: string[]
  hash: Buffer
}

/** By whom and what was asked. */
export function requestOf(ctx: Pick<Ctx, 'actor'>, rpc: string, requestId: string, request: Uint8Array): KnownRequest {
  if (!uuid.test(requestId)) refuse('REQUEST_ID_INVALID', 'request_id must be a UUID', { field: 'request_id' })
  const hash = createHash('sha256').update(`${rpc}\n`).update(request).digest()
  return { key: [ctx.actor.subject, requestId.toLowerCase()], hash }
}

/**
 * Does a change once per `request_id` (AIP-155). A repetition with the same content gives the first answer, the name
 * of a resource that the caller reads again; with other content it is refused with REQUEST_ID_REUSED. The id is kept
 * in the transaction of the change: of two calls at once the second waits, and a change that failed leaves no trace.
 */
export async function idempotent(
  tx: EntityManager,
  ctx: Pick<Ctx, 'actor'>,
  rpc: string,
  requestId: string,
  request: Uint8Array,
  work: () => Promise<string>,
): Promise<string> {
  const { key, hash } = requestOf(ctx, rpc, requestId, request)
  const fresh: unknown[] = await tx.query(
    'INSERT INTO request_ids (actor, request_id, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
    [...key, hash],
  )
  if (fresh.length === 0) return (await findAnswer(tx, { key, hash })) ?? reused()
  const answer = await work()
  await tx.query('UPDATE request_ids SET answer = $3 WHERE actor = $1 AND request_id = $2', [...key, answer])
  return answer
}

/** The statement that keeps a request with its answer, for a change that is done at once: the same rules hold. */
export function answerStatement({ key, hash }: KnownRequest, answer: string): Statement {
  return {
    sql: `INSERT INTO request_ids (actor, request_id, hash, answer) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING RETURNING 1`,
    values: [...key, hash, answer],
    must: true,
  }
}

/** What was answered to a request before, if it was. */
export async function findAnswer(tx: EntityManager, { key, hash }: KnownRequest): Promise<string | undefined> {
  const [known]: { hash: Buffer; answer: string }[] = await tx.query(
    'SELECT hash, answer FROM request_ids WHERE actor = $1 AND request_id = $2',
    key,
  )
  if (known && !known.hash.equals(hash)) reused()
  return known?.answer
}

function reused(): never {
  refuse('REQUEST_ID_REUSED', 'request_id was used for another request')
}

/** Forgets requests that nobody repeats any more: after seven days. Gives how many. */
export async function forgetOldRequests(tx: EntityManager): Promise<number> {
  const gone: unknown[] = await tx.query(
    `WITH gone AS (DELETE FROM request_ids WHERE created_at < now() - interval '7 days' RETURNING 1) SELECT 1 FROM gone`,
  )
  return gone.length
}
