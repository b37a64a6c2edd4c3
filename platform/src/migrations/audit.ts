import { sqlMigration } from './sql-migration.ts'

/**
 * The audit log. Rows are written unchained in the business transaction; the relay gives each its place in the chain
 * and its hash, once. Everything else is refused by the trigger, for whoever forgets.
 */
export const createAudit = sqlMigration(
  'CreateAudit1795000000003',
  `CREATE TABLE audit (
     seq        bigserial PRIMARY KEY,
     at         timestamptz NOT NULL DEFAULT clock_timestamp(),
     actor      text NOT NULL,
     actor_kind text NOT NULL,
     action     text NOT NULL,
     name       text NOT NULL,
     outcome    text NOT NULL,
     reason     text,
     basis      text,
     request_id text NOT NULL,
     position   bigint UNIQUE,
     hash       bytea
   ) WITH (fillfactor = 80);
   CREATE INDEX audit_unchained ON audit (seq) WHERE position IS NULL;
   CREATE INDEX audit_name ON audit (name, seq);
   CREATE TABLE audit_head (
     one      boolean PRIMARY KEY DEFAULT true CHECK (one),
     position bigint NOT NULL,
     hash     bytea NOT NULL
   );
   INSERT INTO audit_head (position, hash) VALUES (0, '');
   CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND OLD.position IS NULL
        AND to_jsonb(NEW) - 'position' - 'hash' = to_jsonb(OLD) - 'position' - 'hash' THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'the audit log is append-only';
   END $$;
   CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
     FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
   CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
     FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();`,
)
