import { sqlMigration } from '@sustento/platform/migrate'

/**
 * Documents that came in a container: parts like the others, after those of the wire and with content of their own. The
 * names of the files are the sender's and sealed. Evidences say who issued them.
 */
export const addContainers = sqlMigration(
  'AddContainers1795100000301',
  `ALTER TABLE evidences ADD COLUMN issuer text NOT NULL DEFAULT '';
   CREATE TABLE contained_parts (
     message       uuid NOT NULL REFERENCES messages,
     content       uuid NOT NULL,
     position      smallint NOT NULL,
     id            text NOT NULL,
     kind          text NOT NULL,
     media_type    text NOT NULL,
     size          bigint NOT NULL,
     sha256        text NOT NULL,
     document_kind text NOT NULL,
     sealed_name   bytea NOT NULL,
     PRIMARY KEY (message, position),
     UNIQUE (message, id)
   );`,
)
