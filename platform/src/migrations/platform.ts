import { createAudit } from './audit.ts'
import { createInbox } from './inbox.ts'
import type { MigrationClass } from './migration-class.ts'
import { createOutbox } from './outbox.ts'
import { createRequestIds } from './request-ids.ts'

/** The tables that every service has; a service's list is `[...platformMigrations, ...its own]`. */
export const platformMigrations: MigrationClass[] = [createOutbox, createInbox, createAudit, createRequestIds]
