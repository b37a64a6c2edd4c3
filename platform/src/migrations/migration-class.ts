import type { MigrationInterface } from 'typeorm'

/** A migration in SQL, named `<What><13-digit milliseconds>`. `down` is never called: production only goes forward. */
export type MigrationClass = new () => MigrationInterface
