import { sqlMigration } from '@sustento/platform/migrate'

/** Reports on the state of applications, refusals and ends of processing. What was counted before is counted again by a rebuild. */
export const countSteps = sqlMigration(
  'CountSteps1796000000002',
  `ALTER TABLE counted_fact
     ADD COLUMN status_reports         smallint NOT NULL DEFAULT 0,
     ADD COLUMN status_reports_in_time smallint NOT NULL DEFAULT 0,
     ADD COLUMN refused                smallint NOT NULL DEFAULT 0,
     ADD COLUMN discontinued           smallint NOT NULL DEFAULT 0`,
)
