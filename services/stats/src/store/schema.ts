import { type MigrationClass, platformMigrations } from '@sustento/platform/migrate'
import { countedFactTable } from './counted-fact.ts'
import { countSteps } from './migrations/count-steps.ts'
import { createCountedFacts } from './migrations/create-counted-facts.ts'

export const statsEntities = [countedFactTable]

/** The whole list, oldest first; a migration is never renamed or removed. */
export const statsMigrations: MigrationClass[] = [...platformMigrations, createCountedFacts, countSteps]
