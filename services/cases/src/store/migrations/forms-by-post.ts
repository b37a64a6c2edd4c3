import { sqlMigration } from '@sustento/platform/migrate'

/** A form may go by post: it never reaches the access point. */
export const formsByPost = sqlMigration(
  'FormsByPost1795000000103',
  `ALTER TABLE submissions
     ADD posted_on date,
     DROP CONSTRAINT submissions_state_check,
     ADD CONSTRAINT submissions_state_check
       CHECK (state IN ('draft', 'frozen', 'handed-over', 'delivered', 'failed', 'posted', 'received')),
     ADD CHECK ((state = 'posted') = (posted_on IS NOT NULL))`,
)
