import { type MigrationClass, platformMigrations, sqlMigration } from '@sustento/platform/migrate'
import { erasureMigrations } from '@sustento/platform/seal/key-migrations'

const createIdentity = sqlMigration(
  'CreateIdentity1795100000000',
  `CREATE TABLE app_user (
     id                  uuid PRIMARY KEY,
     login_index         bytea NOT NULL UNIQUE,
     sealed_login        bytea NOT NULL,
     sealed_display_name bytea NOT NULL,
     sealed_email        bytea NOT NULL,
     roles               text[] NOT NULL,
     disabled            boolean NOT NULL,
     password_hash       text NOT NULL,
     one_time_until      timestamptz,
     sealed_totp_secret  bytea,
     last_totp_step      integer,
     failures            timestamptz[] NOT NULL,
     locked_until        timestamptz,
     created_at          timestamptz NOT NULL,
     etag                uuid NOT NULL
   );
   CREATE INDEX app_user_newest ON app_user (created_at DESC, id DESC);

   CREATE TABLE service_account (
     client_id   text PRIMARY KEY,
     secret_hash bytea NOT NULL,
     roles       text[] NOT NULL,
     created_at  timestamptz NOT NULL
   );

   CREATE TABLE issuer_key (
     id         text PRIMARY KEY,
     use        text NOT NULL CHECK (use IN ('token', 'cookie')),
     sealed_key bytea NOT NULL,
     created_at timestamptz NOT NULL,
     retired_at timestamptz
   );

   CREATE TABLE issuer_artifact (
     kind           text NOT NULL,
     id_hash        bytea NOT NULL,
     sealed_payload bytea NOT NULL,
     grant_hash     bytea,
     uid_hash       bytea,
     subject        uuid,
     expires_at     timestamptz NOT NULL,
     consumed_at    timestamptz,
     PRIMARY KEY (kind, id_hash)
   );
   CREATE INDEX issuer_artifact_grant ON issuer_artifact (grant_hash) WHERE grant_hash IS NOT NULL;
   CREATE UNIQUE INDEX issuer_artifact_uid ON issuer_artifact (uid_hash) WHERE uid_hash IS NOT NULL;
   CREATE INDEX issuer_artifact_subject ON issuer_artifact (subject) WHERE subject IS NOT NULL;
   CREATE INDEX issuer_artifact_expiry ON issuer_artifact (expires_at);`,
)

/** Everything that a tenant's identity database has. */
export const identityMigrations: MigrationClass[] = [...platformMigrations, ...erasureMigrations, createIdentity]
