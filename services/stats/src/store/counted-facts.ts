import type { EntityManager } from 'typeorm'
import { type CountedFact, countedFactTable } from './counted-fact.ts'

/** Counts a fact; one that was counted before adds nothing. */
export async function insertCounted(tx: EntityManager, fact: CountedFact): Promise<void> {
  await tx.createQueryBuilder().insert().into(countedFactTable).values(fact).orIgnore().execute()
}

/** How fresh the figures are. */
export interface Freshness {
  factsCounted: number
  newestFactTime: Date | undefined
}

export async function getFreshness(tx: EntityManager): Promise<Freshness> {
  const rows: { counted: string; newest: Date | null }[] = await tx.query(
    'SELECT count(*) AS counted, max(fact_time) AS newest FROM counted_fact',
  )
  return { factsCounted: Number(rows[0]?.counted ?? 0), newestFactTime: rows[0]?.newest ?? undefined }
}
