import { type MigrationClass, platformMigrations } from '@sustento/platform/migrate'
import { erasureMigrations } from '@sustento/platform/seal/key-migrations'
import { addContainers } from './migrations/add-containers.ts'
import { addEcodex } from './migrations/add-ecodex.ts'
import { addErasure } from './migrations/add-erasure.ts'
import { addForwarding } from './migrations/add-forwarding.ts'
import { addOperatorView } from './migrations/add-operator-view.ts'
import { addReceivedIndex } from './migrations/add-received-index.ts'
import { createChunks, createMessages } from './migrations/create-messages.ts'

/** Everything that a messaging database has. */
export const migrations: MigrationClass[] = [
  ...platformMigrations,
  ...erasureMigrations,
  createMessages,
  createChunks,
  addErasure,
  addReceivedIndex,
  addEcodex,
  addContainers,
  addOperatorView,
  addForwarding,
]
