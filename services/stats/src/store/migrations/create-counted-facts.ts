import { sqlMigration } from '@sustento/platform/migrate'

/**
 * What each fact added to the annual return. One row per fact, so that a fact which comes again adds nothing and the
 * figures are sums that no order of arrival can change.
 */
export const createCountedFacts = sqlMigration(
  'CreateCountedFacts1796000000001',
  `CREATE TABLE counted_fact (
     event_id             uuid PRIMARY KEY,
     fact_time            timestamptz NOT NULL,
     year                 integer NOT NULL,
     instrument           text NOT NULL,
     direction            text NOT NULL,
     application          text NOT NULL,
     counterpart_state    text NOT NULL,
     opened               smallint NOT NULL,
     applications         smallint NOT NULL,
     acknowledged         smallint NOT NULL,
     acknowledged_in_time smallint NOT NULL
   );
   CREATE INDEX counted_fact_return
     ON counted_fact (year, instrument, direction, application, counterpart_state);
   CREATE INDEX counted_fact_newest ON counted_fact (fact_time);`,
)
