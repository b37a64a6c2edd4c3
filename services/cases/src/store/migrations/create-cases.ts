import { sqlMigration } from '@sustento/platform/migrate'

/**
 * Cases and what belongs to them. What a column holds in the clear tells nothing about a person; everything that does
 * lies in `sealed` columns under the key of its case, and names can only be found through `name_index`.
 */
export const createCases = sqlMigration(
  'CreateCases1795000000101',
  `CREATE TABLE reference_counters (
     year integer PRIMARY KEY,
     last integer NOT NULL
   );

   CREATE TABLE cases (
     id                uuid PRIMARY KEY,
     reference         text NOT NULL UNIQUE,
     foreign_reference text NOT NULL DEFAULT '',
     instrument        text NOT NULL,
     application       text NOT NULL,
     direction         text NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
     counterpart_state char(2) NOT NULL,
     partner           text NOT NULL,
     conversation_id   uuid NOT NULL UNIQUE,
     status            text NOT NULL,
     non_disclosure    boolean NOT NULL DEFAULT false,
     received_on       date,
     sealed            bytea,
     sealed_title      bytea,
     etag              uuid NOT NULL,
     created_at        timestamptz NOT NULL,
     updated_at        timestamptz NOT NULL,
     erased_at         timestamptz,
     CHECK ((sealed IS NULL) = (erased_at IS NOT NULL))
   );
   CREATE INDEX cases_updated ON cases (updated_at DESC, id DESC);

   CREATE TABLE persons (
     case_id uuid NOT NULL REFERENCES cases,
     id      text NOT NULL,
     place   integer NOT NULL,
     sealed  bytea NOT NULL,
     PRIMARY KEY (case_id, id)
   );

   CREATE TABLE name_index (
     case_id   uuid NOT NULL REFERENCES cases,
     person_id text NOT NULL,
     kind      text NOT NULL CHECK (kind IN ('exact', 'phonetic', 'prefix')),
     value     bytea NOT NULL,
     PRIMARY KEY (case_id, person_id, kind, value)
   );
   CREATE INDEX name_index_value ON name_index (kind, value);

   CREATE TABLE documents (
     id           uuid PRIMARY KEY,
     case_id      uuid NOT NULL REFERENCES cases,
     kind         text NOT NULL,
     media_type   text NOT NULL,
     language     text NOT NULL DEFAULT '',
     size         bigint NOT NULL,
     sha256       text NOT NULL,
     received     boolean NOT NULL,
     message      text,
     sealed_title bytea,
     created_at   timestamptz NOT NULL
   );
   CREATE INDEX documents_case ON documents (case_id, id);

   CREATE TABLE submissions (
     id               uuid PRIMARY KEY,
     case_id          uuid NOT NULL REFERENCES cases,
     form             text NOT NULL,
     edition          text NOT NULL,
     purpose          text NOT NULL,
     language         text NOT NULL,
     direction        text NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
     state            text NOT NULL CHECK (state IN ('draft', 'frozen', 'handed-over', 'delivered', 'failed', 'received')),
     signed_parts     jsonb NOT NULL DEFAULT '[]',
     carrier          uuid REFERENCES submissions,
     documents        uuid[] NOT NULL DEFAULT '{}',
     message          text,
     delivery         text NOT NULL DEFAULT '',
     sealed_answers   bytea,
     sealed_questions bytea,
     pdf_blob         uuid,
     pdf_sha256       text,
     pdf_size         bigint,
     xml_blob         uuid,
     xml_sha256       text,
     xml_size         bigint,
     frozen_at        timestamptz,
     etag             uuid NOT NULL,
     created_at       timestamptz NOT NULL
   );
   CREATE INDEX submissions_case ON submissions (case_id, id);
   CREATE INDEX submissions_to_dispatch ON submissions (frozen_at) WHERE state = 'frozen' AND carrier IS NULL;

   CREATE TABLE time_limits (
     id         uuid PRIMARY KEY,
     case_id    uuid NOT NULL REFERENCES cases,
     clock      text NOT NULL,
     started_on date NOT NULL,
     due_on     date NOT NULL,
     done_on    date,
     skipped    text[] NOT NULL DEFAULT '{}',
     ours       boolean NOT NULL
   );
   CREATE UNIQUE INDEX time_limits_running ON time_limits (case_id, clock) WHERE done_on IS NULL;

   CREATE TABLE tasks (
     id         uuid PRIMARY KEY,
     case_id    uuid NOT NULL REFERENCES cases,
     kind       text NOT NULL,
     time_limit uuid REFERENCES time_limits,
     subject    text NOT NULL DEFAULT '',
     code       text NOT NULL DEFAULT '',
     ours       boolean NOT NULL,
     due_on     date,
     assignee   text NOT NULL DEFAULT '',
     created_at timestamptz NOT NULL,
     done_at    timestamptz
   );
   CREATE INDEX tasks_open ON tasks (due_on, id) WHERE done_at IS NULL;

   CREATE TABLE timeline (
     id      uuid PRIMARY KEY,
     case_id uuid NOT NULL REFERENCES cases,
     time    timestamptz NOT NULL,
     kind    text NOT NULL,
     params  jsonb NOT NULL DEFAULT '{}',
     actor   text NOT NULL,
     subject text NOT NULL DEFAULT ''
   );
   CREATE INDEX timeline_case ON timeline (case_id, time DESC, id DESC);

   CREATE TABLE incoming_messages (
     message         text PRIMARY KEY,
     case_id         uuid NOT NULL,
     partner         text NOT NULL,
     conversation_id uuid NOT NULL,
     action          text NOT NULL,
     wire_id         text NOT NULL,
     request_id      uuid NOT NULL,
     noticed_at      timestamptz NOT NULL,
     taken_at        timestamptz,
     confirmed_at    timestamptz,
     failure         text NOT NULL DEFAULT ''
   );
   CREATE INDEX incoming_messages_waiting ON incoming_messages (noticed_at) WHERE confirmed_at IS NULL;`,
)
