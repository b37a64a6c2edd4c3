import type { EntityManager } from 'typeorm'
import { insertCounted } from '../store/counted-facts.ts'
import { countedTypes, readFact, type WireFact } from './read-fact.ts'

async function countEvent(tx: EntityManager, event: WireFact): Promise<void> {
  const fact = readFact(event)
  if (fact) await insertCounted(tx, fact)
}

/** What is done with each type of fact of `cases`; other types are passed over. */
export const effects = Object.fromEntries(countedTypes.map((type) => [type, countEvent]))
