import { chunkMigrations } from '@sustento/platform/chunks/migration'
import { platformMigrations } from '@sustento/platform/migrate'
import { erasureMigrations } from '@sustento/platform/seal/key-migrations'
import { createCases } from './migrations/create-cases.ts'
import { exchangesOfOthers } from './migrations/exchanges-of-others.ts'
import { formsByPost } from './migrations/forms-by-post.ts'
import { messagesOpened } from './migrations/messages-opened.ts'
import { tasksWithoutCase } from './migrations/tasks-without-case.ts'

/** Every migration of the databases of cases, in order. */
export const casesMigrations = [
  ...platformMigrations,
  ...erasureMigrations,
  ...chunkMigrations,
  createCases,
  tasksWithoutCase,
  formsByPost,
  messagesOpened,
  exchangesOfOthers,
]
