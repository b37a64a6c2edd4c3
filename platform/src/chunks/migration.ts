import type { MigrationClass } from '../migrations/migration-class.ts'
import { sqlMigration } from '../migrations/sql-migration.ts'

/**
 * Contents as sealed chunks, in one partition a day, so that whole days are dropped when their retention ends. A
 * partition is attached and not created in place: attaching waits for no reader and no writer of the other days.
 */
const createChunks = sqlMigration(
  'CreateChunks1795000000009',
  `CREATE TABLE chunks (
     created_on date NOT NULL,
     object_id  uuid NOT NULL,
     n          integer NOT NULL,
     sealed     bytea NOT NULL,
     PRIMARY KEY (created_on, object_id, n)
   ) PARTITION BY RANGE (created_on);
   ALTER TABLE chunks ALTER COLUMN sealed SET STORAGE EXTERNAL;
   CREATE FUNCTION ensure_chunks_of(day date) RETURNS void LANGUAGE plpgsql AS $$
   DECLARE part text := 'chunks_' || to_char(day, 'YYYYMMDD');
   BEGIN
     IF to_regclass(part) IS NOT NULL THEN RETURN; END IF;
     PERFORM pg_advisory_xact_lock(hashtext('chunks'));
     -- read from the table: to_regclass may still answer what it knew before the wait
     IF EXISTS (SELECT FROM pg_class WHERE relname = part AND relispartition) THEN RETURN; END IF;
     EXECUTE format('CREATE TABLE %I (LIKE chunks INCLUDING DEFAULTS INCLUDING STORAGE)', part);
     EXECUTE format('ALTER TABLE chunks ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, day, day + 1);
   END $$;`,
)

/** To be listed among a service's migrations when it keeps contents. */
export const chunkMigrations: MigrationClass[] = [createChunks]
