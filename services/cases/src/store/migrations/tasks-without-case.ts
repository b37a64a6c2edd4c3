import { sqlMigration } from '@sustento/platform/migrate'

/** A message that fits no case is a task of the authority itself: see `docs/adr/0016-tasks-without-a-case.md`. */
export const tasksWithoutCase = sqlMigration(
  'TasksWithoutCase1795000000102',
  'ALTER TABLE tasks ALTER COLUMN case_id DROP NOT NULL',
)
