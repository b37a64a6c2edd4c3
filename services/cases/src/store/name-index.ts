import type { BlindKind } from '@sustento/platform/seal/blind'
import type { EntityManager } from 'typeorm'

/** A value under which somebody can be found. */
export interface NameKey {
  kind: BlindKind
  index: Buffer
}

/** Puts these values in the place of those under which the case's persons could be found. */
export async function replaceNames(
  tx: EntityManager,
  caseId: string,
  names: { personId: string; keys: NameKey[] }[],
): Promise<void> {
  await forgetNames(tx, caseId)
  const rows = names.flatMap(({ personId, keys }) => keys.map((key) => ({ personId, ...key })))
  await tx.query(
    `INSERT INTO name_index (case_id, person_id, kind, value)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bytea[]) ON CONFLICT DO NOTHING`,
    [caseId, rows.map(({ personId }) => personId), rows.map(({ kind }) => kind), rows.map(({ index }) => index)],
  )
}

/** Nobody in the case can be found any more. */
export async function forgetNames(tx: EntityManager, caseId: string): Promise<void> {
  await tx.query('DELETE FROM name_index WHERE case_id = $1', [caseId])
}
