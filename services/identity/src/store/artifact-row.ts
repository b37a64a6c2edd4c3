import { EntitySchema } from 'typeorm'

/**
 * What the issuer must remember between two requests: sessions, grants, codes, refresh tokens, sign-ins under way.
 * Ids are secrets of a browser or client, so only their SHA-256 is stored; the payload is sealed.
 */
export interface ArtifactRow {
  kind: string
  idHash: Buffer
  sealedPayload: Buffer
  /** Hash of the grant that revokes it. */
  grantHash: Buffer | null
  /** Hash of the second id of a session. */
  uidHash: Buffer | null
  /** The user, so that disabling an account ends what it has open. */
  subject: string | null
  expiresAt: Date
  consumedAt: Date | null
}

export const artifactTable = new EntitySchema<ArtifactRow>({
  name: 'issuer-artifact',
  tableName: 'issuer_artifact',
  columns: {
    kind: { type: 'text', primary: true },
    idHash: { type: 'bytea', name: 'id_hash', primary: true },
    sealedPayload: { type: 'bytea', name: 'sealed_payload' },
    grantHash: { type: 'bytea', name: 'grant_hash', nullable: true },
    uidHash: { type: 'bytea', name: 'uid_hash', nullable: true },
    subject: { type: 'uuid', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    consumedAt: { type: 'timestamptz', name: 'consumed_at', nullable: true },
  },
})
